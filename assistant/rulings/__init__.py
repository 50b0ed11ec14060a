"""What a sentence says on a request for leave: whether it is about the same thing, persons and place, and which stand it takes."""
