"""Holds SARIF files against the schema of SARIF 2.1.0: `validate.py SCHEMA FILE…`. Exit code 1: one of them breaks it."""

import json
import sys
from pathlib import Path

from jsonschema import Draft7Validator

TITLE = "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"


def main(schema_path: str, paths: list[str]) -> int:
    schema = json.loads(Path(schema_path).read_text(encoding="utf-8"))
    if schema["title"] != TITLE or not paths:
        print(f"{schema_path} is not the schema of SARIF 2.1.0, or nothing is to be held against it", file=sys.stderr)
        return 1
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)
    broken = 0
    for path in paths:
        written = json.loads(Path(path).read_text(encoding="utf-8"))
        results = sum(len(run["results"]) for run in written["runs"])
        errors = list(validator.iter_errors(written))
        for error in errors:
            print(f"{path}: {error.json_path}: {error.message}", file=sys.stderr)
        broken += len(errors)
        print(f"{path}: {results} results, {len(errors)} errors against the schema")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
