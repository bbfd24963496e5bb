"""The map on the screen: Frames painted in a scroll area, found again under the pointer."""
