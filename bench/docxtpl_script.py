"""The least that a user of docxtpl writes: ``docxtpl_script.py TEMPLATE CONTEXT.json OUTPUT``."""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

template, context, output = sys.argv[1:]
document = DocxTemplate(template)
document.render(json.loads(Path(context).read_text("utf-8")), autoescape=True)
document.save(output)
