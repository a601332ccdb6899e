"""What the checklist and the catalogue reader share: bytes to places, places to checked values.

source         a path to text: size, encoding, control characters
yaml_nodes     text to nodes with line and column (beside this room, the only module that knows yaml)
place          a node, where it stands in the file's own words, and the complaints about it
shapes         what a node must be; gives the value, the complaints and the JSON Schema
days           calendar days, Gregorian
addresses      what is wrong or odd about a URL
patterns       what is costly about a regular expression
expectations   rules with their parameters
"""
