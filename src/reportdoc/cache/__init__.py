"""What earlier builds made, kept beside the output: found again by content, checked whenever it is used."""
