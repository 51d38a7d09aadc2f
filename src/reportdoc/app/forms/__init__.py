"""Forms: what a department has to deliver, as files to be filled in, which know what they are for."""
