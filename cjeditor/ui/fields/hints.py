"""The hints of fields: what each means to somebody who draws journeys, in a plain sentence. No Qt.

A name alone is the field wherever it stands; one with a kind before it is that kind's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cjeditor.model.messages import Message, message

FIELD_HINTS: Mapping[str, Message] = MappingProxyType(
    {
        "about": message(
            "ui.field_hint.about", "What this note speaks of: steps, cards or other objects of the map."
        ),
        "active_minutes": message(
            "ui.field_hint.active_minutes", "Minutes the customer is busy here, waiting not counted."
        ),
        "actors": message("ui.field_hint.actors", "Who else takes part: partners, family, competitors."),
        "age": message("ui.field_hint.age", "Roughly how old this persona is, in years."),
        "areas": message("ui.field_hint.areas", "Tints good stretches of the curve green and bad ones red."),
        "as_of": message("ui.field_hint.as_of", "The day up to which the map is true."),
        "at": message("ui.field_hint.at", "Where in the step the point stands: 0 is its start, 1 its end."),
        "author": message("ui.field_hint.author", "Who wrote the note."),
        "authors": message("ui.field_hint.authors", "Who made the map."),
        "basis": message("ui.field_hint.basis", "What the map rests on, as “9 interviews, 212 surveys”."),
        "because": message(
            "ui.field_hint.because", "The notes that this one follows from, as a pain from an insight."
        ),
        "behaviours": message("ui.field_hint.behaviours", "What this persona usually does."),
        "carries": message("ui.field_hint.carries", "What passes along the flow: a form, a code, a promise."),
        "channels": message(
            "ui.field_hint.channels",
            "Where customer and company meet here; the first gives the card its colour.",
        ),
        "lanes.channels": message(
            "ui.field_hint.lanes.channels", "The channels whose cards belong in this lane."
        ),
        "code": message("ui.field_hint.code", "A few letters that stand for it on cards, as MOR."),
        "collapsed": message(
            "ui.field_hint.collapsed", "Shows only the title, so that it takes little room."
        ),
        "colour": message("ui.field_hint.colour", "Its colour on the map; without one the map chooses."),
        "condition": message(
            "ui.field_hint.condition", "When this happens, as “only if the loan is refused”."
        ),
        "confidentiality": message(
            "ui.field_hint.confidentiality", "Who may see the map; printed in the title block."
        ),
        "consent": message(
            "ui.field_hint.consent", "Whether the customer was asked to allow the use of personal data."
        ),
        "contact": message("ui.field_hint.contact", "How to reach this person."),
        "content_language": message(
            "ui.field_hint.content_language", "The language of the words that the program prints on the map."
        ),
        "cost": message("ui.field_hint.cost", "What this costs the company each time."),
        "credit": message("ui.field_hint.credit", "Who made the picture, where that must be told."),
        "crew": message("ui.field_hint.crew", "The team that answers for this."),
        "crew_kind": message(
            "ui.field_hint.crew_kind", "What the crew is for: a flow of value, a platform, a channel …"
        ),
        "crews": message("ui.field_hint.crews", "The teams with a part in this journey, and which part."),
        "currency": message("ui.field_hint.currency", "The currency of costs and prices, as EUR."),
        "custom": message("ui.field_hint.custom", "Lines of your own, for what has no field here."),
        "decision_factors": message(
            "ui.field_hint.decision_factors", "What this persona weighs before deciding."
        ),
        "definition": message("ui.field_hint.definition", "How exactly it is measured."),
        "delay": message("ui.field_hint.delay", "How long it takes until the next contact, as “3 days”."),
        "description": message("ui.field_hint.description", "What else there is to say about it."),
        "detail": message("ui.field_hint.detail", "Another journey of this file that shows this in detail."),
        "direction": message("ui.field_hint.direction", "Whether more or less of it is better."),
        "duration": message(
            "ui.field_hint.duration", "How long the step takes, as “2 weeks”; printed under it."
        ),
        "emotion_scale": message(
            "ui.field_hint.emotion_scale", "How many levels the emotion curve tells apart."
        ),
        "ends": message("ui.field_hint.ends", "The last day of the study."),
        "entry_share": message(
            "ui.field_hint.entry_share", "How many of all customers begin the journey here."
        ),
        "evidence": message(
            "ui.field_hint.evidence",
            "How well it is known: assumed, partly known or measured, and from which sources.",
        ),
        "expectations": message("ui.field_hint.expectations", "What this persona takes for granted."),
        "external": message("ui.field_hint.external", "This crew is not part of your company."),
        "fallback_face": message(
            "ui.field_hint.fallback_face",
            "The font for letters that the shipped ones lack: Chinese, Arabic, Hindi …",
        ),
        "family": message(
            "ui.field_hint.family", "The field it belongs to: money, customers, operations, staff or market."
        ),
        "features": message("ui.field_hint.features", "The functions that the customer uses here."),
        "figure_source": message(
            "ui.field_hint.figure_source", "Where share and volume of this flow come from."
        ),
        "flow_kind": message("ui.field_hint.flow_kind", "How it goes on: next, another way, back, or out."),
        "focus": message(
            "ui.field_hint.focus", "Puts a pale column behind the step; meant for one or two of a map."
        ),
        "form": message("ui.field_hint.form", "How the crew is organised: squad, tribe, department or team."),
        "frequency": message(
            "ui.field_hint.frequency", "How often it happens, from 1, seldom, to 5, always."
        ),
        "frustrations": message("ui.field_hint.frustrations", "What annoys this persona today."),
        "goal": message("ui.field_hint.goal", "What the persona wants to reach in the end."),
        "goals": message("ui.field_hint.goals", "What this persona wants to reach."),
        "group": message("ui.field_hint.group", "Lanes of one group stand together under its name."),
        "header_fields": message(
            "ui.field_hint.header_fields", "More lines for the title block, each a label and a text."
        ),
        "height": message(
            "ui.field_hint.height", "How high the lane is at least, in points; it grows with its cards."
        ),
        "hidden": message(
            "ui.field_hint.hidden", "Leaves the lane out of map and print; nothing in it is lost."
        ),
        "high": message("ui.field_hint.high", "The best score that anybody gave, for the spread."),
        "icon": message("ui.field_hint.icon", "The sign on cards and in the legend."),
        "importance": message(
            "ui.field_hint.importance",
            "How much it matters to the customer, from 1, little, to 5, very much.",
        ),
        "initiator": message(
            "ui.field_hint.initiator",
            "Who makes the first move: the customer, your company or somebody else.",
        ),
        "label": message("ui.field_hint.label", "A few words on the line of the flow."),
        "letter": message("ui.field_hint.letter", "One letter for prints without colour."),
        "level": message(
            "ui.field_hint.level",
            "How close the map looks: L0 is the whole relationship, L1 a journey, L2 a part of it.",
        ),
        "line": message("ui.field_hint.line", "Which border this lane draws, as the line of visibility."),
        "link": message("ui.field_hint.link", "Where the source can be read; opens only on a click."),
        "locked": message("ui.field_hint.locked", "Protects the lane and its cards from changes."),
        "logo": message("ui.field_hint.logo", "A picture for the corner of the title block."),
        "low": message("ui.field_hint.low", "The worst score that anybody gave, for the spread."),
        "main_path": message("ui.field_hint.main_path", "Most customers go this way."),
        "marker": message(
            "ui.field_hint.marker", "The shape that stands for this persona on curve and cards."
        ),
        "members": message("ui.field_hint.members", "Who works in this crew, and as what."),
        "method": message("ui.field_hint.method", "How it was found out: interview, survey, data …"),
        "mission": message("ui.field_hint.mission", "What the crew is there for, in a sentence."),
        "moment_of_truth": message(
            "ui.field_hint.moment_of_truth",
            "Here the customer decides what to think of you; the map shows a star.",
        ),
        "name": message("ui.field_hint.name", "What it is called."),
        "channels.nature": message(
            "ui.field_hint.channels.nature", "Whether the channel is digital, in person or by letter …"
        ),
        "journeys.nature": message(
            "ui.field_hint.journeys.nature", "Whether the map shows what was planned or what was observed."
        ),
        "needs": message("ui.field_hint.needs", "What this persona needs on the way."),
        "note_kind": message(
            "ui.field_hint.note_kind", "What the note is: a pain, a need, an idea … It gives the colour."
        ),
        "note_kinds": message("ui.field_hint.note_kinds", "Which notes the lane takes; none means all."),
        "optional": message(
            "ui.field_hint.optional", "Not everybody goes through this step; its circle is dashed."
        ),
        "original": message("ui.field_hint.original", "The value as the imported file had it."),
        "outcome": message(
            "ui.field_hint.outcome", "Marks the touchpoint where the journey succeeds or fails."
        ),
        "owner": message("ui.field_hint.owner", "Who answers for it: a person or a crew."),
        "parent": message("ui.field_hint.parent", "What it is a part of."),
        "personas.party": message(
            "ui.field_hint.personas.party", "Whether this persona is a customer, an employee or a partner."
        ),
        "party": message("ui.field_hint.party", "Who gave the vote."),
        "period": message("ui.field_hint.period", "The time that the volume counts for, as “a month”."),
        "person": message("ui.field_hint.person", "Who serves in the crew."),
        "persona": message("ui.field_hint.persona", "Whose feeling this is."),
        "persona_shares": message("ui.field_hint.persona_shares", "How many of each persona go this way."),
        "personal_data": message("ui.field_hint.personal_data", "Which personal data are used here."),
        "personas": message("ui.field_hint.personas", "For whom this holds; none means for all."),
        "journeys.personas": message(
            "ui.field_hint.journeys.personas", "Whose journey it is; portraits stand in the title block."
        ),
        "phase": message(
            "ui.field_hint.phase",
            "The larger part of the journey that the stage belongs to: before, during, after.",
        ),
        "picture": message("ui.field_hint.picture", "A photo or a drawing shown on the map."),
        "preferred_channels": message(
            "ui.field_hint.preferred_channels", "The channels this persona likes best."
        ),
        "price": message("ui.field_hint.price", "What the customer pays here."),
        "private": message("ui.field_hint.private", "For the team only: left out of every print and export."),
        "product": message("ui.field_hint.product", "What the customer buys or uses at this contact."),
        "products": message("ui.field_hint.products", "What the customer buys or uses along the journey."),
        "provider": message("ui.field_hint.provider", "Who provides the product, when you do not."),
        "quiet": message(
            "ui.field_hint.quiet", "White cards with a coloured edge, instead of coloured ones."
        ),
        "quote": message("ui.field_hint.quote", "The persona's own words, as they were said."),
        "quotes": message("ui.field_hint.quotes", "Shows the quotes of the highest and the lowest points."),
        "reason": message("ui.field_hint.reason", "Why customers go this way, or leave."),
        "relation": message(
            "ui.field_hint.relation", "What this party is to you: a partner, a supplier, a competitor …"
        ),
        "remark": message("ui.field_hint.remark", "What else one should know about the source."),
        "repeats": message(
            "ui.field_hint.repeats", "The customer does this again and again; the step shows a loop."
        ),
        "review": message("ui.field_hint.review", "When the map should be looked at again."),
        "role": message("ui.field_hint.role", "What this person does there."),
        "personas.role": message(
            "ui.field_hint.personas.role", "Who this persona is, as “nurse, two children”."
        ),
        "touchpoints.role": message(
            "ui.field_hint.touchpoints.role",
            "Whether customer and company meet, the customer is alone, or it happens behind the scenes.",
        ),
        "round": message("ui.field_hint.round", "Which round of voting it was."),
        "said_by": message("ui.field_hint.said_by", "Who said it, as “a woman of 34, in an interview”."),
        "sample": message("ui.field_hint.sample", "How many people were asked."),
        "scenario": message("ui.field_hint.scenario", "The situation that the map plays through."),
        "scope_in": message("ui.field_hint.scope_in", "Where the map begins and ends, and what it holds."),
        "scope_out": message("ui.field_hint.scope_out", "What the map leaves out on purpose."),
        "score": message("ui.field_hint.score", "How it feels, from −2, very bad, to +2, very good."),
        "severity": message(
            "ui.field_hint.severity", "How bad it is for the customer, from 1, hardly, to 5, very."
        ),
        "share": message("ui.field_hint.share", "How many of those who are here go this way, in percent."),
        "starts": message("ui.field_hint.starts", "The first day of the study."),
        "starts_at": message("ui.field_hint.starts_at", "When the step begins, as “day 3” or “9:00”."),
        "state": message(
            "ui.field_hint.state", "Whether the map shows how it is today or how it should become."
        ),
        "status": message(
            "ui.field_hint.status", "How far the work on the map is: draft, in review, validated …"
        ),
        "story": message("ui.field_hint.story", "Who this persona is, in a few sentences."),
        "supporting_crews": message(
            "ui.field_hint.supporting_crews", "Teams that help with it without answering for it."
        ),
        "systems": message("ui.field_hint.systems", "The software that works behind it."),
        "tags": message("ui.field_hint.tags", "Words to find it by, one a line."),
        "text": message("ui.field_hint.text", "What the note says."),
        "title": message("ui.field_hint.title", "What it is called; on the map it wraps, it is not cut."),
        "people.title": message("ui.field_hint.people.title", "The person's job or position."),
        "touchpoint": message("ui.field_hint.touchpoint", "The contact that made the customer feel so."),
        "trigger": message("ui.field_hint.trigger", "What makes the customer set out."),
        "unit": message("ui.field_hint.unit", "What it is counted in, as %, days or euros."),
        "variant_of": message("ui.field_hint.variant_of", "The journey that this one is another version of."),
        "version": message("ui.field_hint.version", "Which version of the map it is, for the print."),
        "viewing_distance_m": message(
            "ui.field_hint.viewing_distance_m",
            "How far readers stand from the wall; Findings tells what is too small for that.",
        ),
        "volume": message("ui.field_hint.volume", "How many go this way in the period."),
        "wait": message("ui.field_hint.wait", "How long the customer waits here, as “2 days”."),
        "weight": message("ui.field_hint.weight", "How much the vote counts."),
        "width": message("ui.field_hint.width", "How wide it is on the map, in columns."),
        "assets.width": message("ui.field_hint.assets.width", "How wide the picture is, in pixels."),
        "assets.height": message("ui.field_hint.assets.height", "How high the picture is, in pixels."),
        "word": message("ui.field_hint.word", "The feeling in a word, as “relieved”."),
    }
)


def field_hint(record_kind: str, name: str) -> Message | None:
    """Return the hint of a field of a kind of record; None for one of a later version."""
    return FIELD_HINTS.get(f"{record_kind}.{name}") or FIELD_HINTS.get(name)
