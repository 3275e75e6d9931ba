"""The rules of our Markdown, one small file each: CommonMark's hot ones rewritten, and our own."""
