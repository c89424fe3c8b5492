# Headings of a diagnostic

diagnostic-error = error
diagnostic-warning = warning
diagnostic-why = note
diagnostic-cure = help

# Help: headings and value names

cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-general = General options
cli-heading-examples = Examples
cli-usage-line = Usage: { $usage }
cli-value-path = PATH
cli-value-dir = DIR
cli-value-file = FILE
cli-value-out = DIR|-
cli-value-map = MAP
cli-value-formats = FORMATS
cli-value-score = SCORE
cli-value-count = COUNT
cli-value-id = ID
cli-value-rule = RULE
cli-value-text = TEXT
cli-value-shell = SHELL
cli-value-audits = AUDITS
cli-value-format = FORMAT
cli-value-old = OLD
cli-value-new = NEW
cli-value-files = FILES
cli-value-item = ITEM
cli-value-name = NAME
cli-value-outfile = FILE|-
cli-value-deny = warnings
cli-value-number = NUMBER
cli-value-lang = zh|en
cli-value-when = WHEN

# Help: zhijian

cli-about = Audit Chinese customer-service transcripts: scored, with evidence for every verdict
cli-usage = zhijian [OPTIONS] COMMAND
cli-details =
    Exit codes (the gravest wins):
      0  all is well
      1  the mean score is under --fail-under, or a rule check or rule case failed
      2  nothing could be done: usage, rule set, output
      3  done, but some inputs were rejected
cli-examples =
    zhijian audit samples/day --out out
    zhijian explain samples/day --id HC1121-002
    zhijian rules check
    zhijian audit --help
cli-arg-lang =
    Language of messages: zh Chinese, en English

    Default: the locale (LC_ALL, LC_MESSAGES, LANG), else Chinese.
cli-arg-color =
    Colours: auto where a terminal shows them (default), always, never
cli-arg-help =
    Print help: -h in short, --help in full
cli-arg-version = Print the version

# Help: options that several commands share

cli-arg-rules =
    Directory of the rule set; default: the shipped telecom rule set
cli-arg-metadata =
    Table that adds agent, team, channel, ring time … by transcript id

    CSV, XLSX or JSON Lines; one of its columns is the transcript id or file name.
cli-arg-speakers =
    Who is who, e.g. 0=agent,1=customer

    For speakers that are only numbers. Roles: agent, customer, system, unknown.
cli-arg-columns =
    What columns of a table mean, e.g. text=内容,speaker=角色

    For headings that are not recognised. Meanings: id, text, speaker, track,
    start, end (or start_ms, start_s …), channel, direction, agent_id, agent_name,
    team, scenario, started_at, ring_ms, ring_s, ended_by.
cli-arg-sheet =
    Which sheet of a spreadsheet; default: the first that can be read
cli-arg-input-format =
    Read every file as this format; default: told by its content

    Formats: jsonl, json, srt, vtt, textgrid, stm, csv (also tabs and semicolons),
    xlsx (also XLS and ODS), text. Exports of recognisers are json or jsonl.
cli-arg-encoding =
    Read every text in this encoding; default: told by its content

    Encodings: utf-8, utf-16le, utf-16be, gb18030 (also gbk), big5.
cli-arg-no-mask =
    Do not mask personal data

    By default phone, ID and bank card numbers become as many *, so that offsets hold.
cli-arg-dir =
    Directory of the rule set; default: the shipped telecom rule set

# Help: zhijian audit

cli-audit-about = Score transcripts
cli-audit-usage = zhijian audit [OPTIONS] PATH...
cli-audit-details =
    A path is a file, a folder, an archive (.gz, .zst, .zip) or - (standard input);
    formats are recognised by content.
    Inputs that cannot be read are listed with the reason, and the rest is audited.
    Without --out only the summary is shown.
cli-audit-examples =
    zhijian audit samples/day --out out
    zhijian audit calls/ --metadata calls.csv --speakers 0=agent,1=customer --out results
    zhijian audit samples/day --fail-under 85
    cat calls.jsonl | zhijian audit - --out - > audits.jsonl
cli-audit-arg-paths =
    Transcripts or folders of them; - is standard input
cli-audit-arg-out =
    Write results to this directory; - is JSON Lines on standard output

    The directory is written whole or left as it was.
cli-audit-arg-formats =
    Which results: csv, jsonl, separated by commas; default: all
cli-audit-arg-force =
    Replace earlier results in --out

    Only a directory that this program wrote is replaced.
cli-audit-arg-fail-under =
    Exit with 1 when the mean score is lower
cli-audit-arg-threads =
    Number of threads; default: all. Results do not depend on it
cli-audit-arg-quiet =
    Show neither summary nor progress

# Help: zhijian explain

cli-explain-about = Explain a transcript: what matched, what was searched, why each verdict
cli-explain-usage = zhijian explain [OPTIONS] PATH
cli-explain-examples =
    zhijian explain call.txt
    zhijian explain samples/day --id HC1121-002
    zhijian explain call.txt --rule fee-disclosed
cli-explain-arg-path =
    Transcripts or a folder of them; - is standard input
cli-explain-arg-id =
    Only the transcript of this id; default: each one
cli-explain-arg-rule =
    Only this rule; default: all

# Help: zhijian convert

cli-convert-about = Write any input in the native form: JSON Lines, one transcript a line
cli-convert-usage = zhijian convert [OPTIONS] --out FILE|- PATH...
cli-convert-details =
    What was understood of each transcript: id, speakers, times, metadata, warnings.
    Personal data stays as it is, so that an audit of the lines finds what was said.
    The file is written whole or not at all; refused inputs are told, with exit code 3.
cli-convert-examples =
    zhijian convert calls.xlsx --out calls.jsonl
    zhijian convert day.zip --metadata calls.csv --out - | zhijian audit - --out -
    zhijian convert export.csv --columns text=UTTERANCE,speaker=WHO --out calls.jsonl
cli-convert-arg-paths =
    Transcripts, archives or folders of them; - is standard input
cli-convert-arg-out =
    Write to this file; - is standard output
cli-convert-arg-force =
    Replace the file if it exists
cli-convert-arg-threads =
    Number of threads; default: all. The output does not depend on it

# Help: zhijian calibrate

cli-calibrate-about = Measure how far audits agree with human graders, item by item
cli-calibrate-usage = zhijian calibrate [OPTIONS] --labels FILE AUDITS
cli-calibrate-details =
    For every item and over all: confusion table, precision, recall and F1 of fail,
    Cohen's κ with its 95 % interval; and every disagreement with its evidence.
    An item has the worst verdict of its rules; partial counts as fail; what the
    program did not judge is a disagreement, counted apart.
    Labels of no use are named with their rows, and the exit code is 3.
cli-calibrate-examples =
    zhijian calibrate out --labels labels.csv
    zhijian calibrate out --labels labels.csv --item 2.2.2-d1
    zhijian calibrate out --labels labels.csv --format csv --disagreements > differ.csv
cli-calibrate-arg-audits =
    The directory that audit --out wrote, or its audits.jsonl; - is standard input
cli-calibrate-arg-labels =
    Labels as CSV: transcript_id,item,verdict,evidence_turn,comment

    Verdicts are pass, fail and na; a question mark behind one makes it arguable.
    The last two columns may be missing.
cli-calibrate-arg-format =
    table (default), json or csv
cli-calibrate-arg-disagreements =
    With --format csv: the disagreements instead of the figures
cli-calibrate-arg-item =
    Only this item; default: every labelled one
cli-calibrate-arg-mixed =
    Allow audits of several rule sets

# Help: zhijian rules

cli-rules-about = Check, test and list rule sets
cli-rules-usage = zhijian rules COMMAND
cli-rules-check-about = Check a rule set and report all its problems at once
cli-rules-check-usage = zhijian rules check [OPTIONS] [DIR]
cli-rules-check-examples =
    zhijian rules check
    zhijian rules check my-rules/
    zhijian rules check my-rules/ --deny warnings --format github
cli-rules-check-details =
    Errors exit with code 1. Levels of warnings are set under lints in
    ruleset.yaml (error, warn, allow); what is meant so in one place gets
    allow: { "{" }code: reason{ "}" } on its signal or rule.
cli-rules-check-arg-format =
    human (default), json, sarif, junit or github
cli-rules-check-arg-deny =
    warnings: exit with code 1 for warnings, too
cli-rules-test-about = Run the cases inside the rule files
cli-rules-test-usage = zhijian rules test [OPTIONS] [DIR]
cli-rules-test-examples =
    zhijian rules test
    zhijian rules test my-rules/ --filter fee-disclosed
    zhijian rules test my-rules/ --fail-uncovered
    zhijian rules test my-rules/ --mutate --max-mutants 500 --seed 7
cli-rules-test-arg-filter =
    Only cases whose rule id or name contains this text
cli-rules-test-arg-coverage =
    List what the cases have not seen: rules that never pass or never fail,
    phrases and patterns that never match
cli-rules-test-arg-fail-uncovered =
    Like --coverage, and exit with code 1 when there is any
cli-rules-test-arg-mutate =
    Remove or loosen one phrase, modifier or clause at a time
    and list the changes that no case notices
cli-rules-test-arg-max-mutants =
    Most changes that are tried (default 200)
cli-rules-test-arg-seed =
    Which of them, where there are more (default 0)
cli-rules-test-arg-format =
    human (default), json, sarif, junit or github
cli-rules-test-arg-deny =
    warnings: exit with code 1 for warnings, too
cli-rules-list-about = List the rules, one a line, columns separated by tabs, or as JSON
cli-rules-list-usage = zhijian rules list [OPTIONS] [DIR]
cli-rules-list-examples =
    zhijian rules list
    zhijian rules list my-rules/ | grep fatal
    zhijian rules list --format json
cli-rules-list-arg-format =
    table (default) or json
cli-rules-show-about = Show a rule as prose: when it is judged, what it asks, how it scores
cli-rules-show-usage = zhijian rules show [OPTIONS] RULE [DIR]
cli-rules-show-details =
    RULE is an id (fee-disclosed) or an SOP item (2.2.2-d1); of an item all rules are
    shown. The signals that they use follow, and the cases.
cli-rules-show-examples =
    zhijian rules show fee-disclosed
    zhijian rules show 2.2.2-d1 --all
    zhijian rules show greeting my-rules/
cli-rules-show-arg-rule =
    Id or item of a rule
cli-rules-show-arg-all =
    Every phrase and pattern in full, cases with their dialogues
cli-rules-diff-about = Judge the same transcripts by two rule sets and show what changes
cli-rules-diff-usage = zhijian rules diff [OPTIONS] OLD NEW PATH...
cli-rules-diff-details =
    Look before you publish new rules: which verdicts change, how many of each, with
    examples; how the mean moves and how many cross the pass mark; rules added,
    removed or with another weight.
cli-rules-diff-examples =
    zhijian rules diff builtin my-rules/ samples/day
    zhijian rules diff old/ new/ calls/ --format json > diff.json
    zhijian rules diff old/ new/ regression/ --fail-on-change
cli-rules-diff-arg-old =
    Directory of the rule set before; builtin is the shipped one
cli-rules-diff-arg-new =
    Directory of the rule set after; builtin is the shipped one
cli-rules-diff-arg-paths =
    Transcripts or folders; - is standard input
cli-rules-diff-arg-format =
    table for people (default) or json
cli-rules-diff-arg-fail-on-change =
    Exit with 1 if a single verdict or score changes
cli-rules-diff-arg-threads =
    Number of threads; default: all processors.
    Results do not depend on it
cli-rules-schema-about = Print a JSON Schema of rule files, for editors to complete and check
cli-rules-schema-usage = zhijian rules schema [OPTIONS]
cli-rules-schema-details =
    In VS Code, install the YAML extension and write in settings.json:
      "yaml.schemas": {"{"}"zhijian.schema.json": ["*.yaml"]{"}"}
    Keys are then completed, explained and checked while you type. zhijian init
    writes all that for you.
cli-rules-schema-examples =
    zhijian rules schema > zhijian.schema.json
    zhijian rules schema --for rules --lang en
cli-rules-schema-arg-files =
    For which files: all (default), ruleset for ruleset.yaml, rules for the others

# Help: zhijian init

cli-init-about = Write a small commented rule set to start from
cli-init-usage = zhijian init [OPTIONS] DIR
cli-init-details =
    Four rules with their cases, a lexicon, settings for VS Code and a CI file. The
    comments are in Chinese. Nothing is written into a directory that holds anything.
cli-init-examples =
    zhijian init my-rules
    zhijian rules test my-rules
cli-init-arg-dir =
    The directory to write to; made if it is not there

# Help: zhijian completions

cli-completions-about = Print a script that completes commands and options in a shell
cli-completions-usage = zhijian completions [OPTIONS] SHELL
cli-completions-examples =
    zhijian completions bash > ~/.local/share/bash-completion/completions/zhijian
    zhijian completions powershell >> $PROFILE
cli-completions-arg-shell =
    bash, zsh, fish, powershell or elvish

# What a run says

cli-progress = { $inputs } done
cli-rejected =
    { $rejected ->
        [one] { $rejected } input was rejected.
       *[other] { $rejected } inputs were rejected.
    }
cli-rejected-first = { $rejected } inputs were rejected, the first { $shown } are above; all are in rejected.jsonl of the results (write them with --out).
cli-under-threshold =
    { $mean ->
        [none] No transcript has a score, which misses --fail-under { $threshold }.
       *[other] The mean score { $mean } is lower than --fail-under { $threshold }.
    }
cli-checked =
    { $rules } { $rules ->
        [one] rule
       *[other] rules
    }, { $signals } { $signals ->
        [one] signal
       *[other] signals
    }, { $cases } { $cases ->
        [one] case
       *[other] cases
    }: { $errors } { $errors ->
        [one] error
       *[other] errors
    }, { $warnings } { $warnings ->
        [one] warning
       *[other] warnings
    }.
cli-init-done =
    Written. Next:
      zhijian rules check { $dir }
      zhijian rules test { $dir }
cli-coverage = Coverage: of { $rules } rules { $passing } have passed and { $failing } have failed; { $matched } of { $matchers } matchers have matched.
cli-mutated = Changes: { $tried } of { $possible } tried, { $unnoticed } noticed by no case ({ $clauses } of clauses and windows, { $matchers } of matchers, { $words } words of lists); { $implied } inside these are not listed.
cli-tested =
    { $cases } { $cases ->
        [one] case
       *[other] cases
    } of { $rules } { $rules ->
        [one] rule
       *[other] rules
    }: { $passed } passed, { $failed } failed.

# Usage errors

unknown-option-what = there is no option { $argument }
unknown-option-cure =
    { $suggestion ->
        [none] See --help for the options. If it is a file name, write -- before it.
       *[other] Did you mean { $suggestion }?
    }
argument-extra-what = { $argument } is one too many
argument-extra-cure = Leave it out; quote names that hold spaces.
unknown-command-what = there is no command { $argument }
unknown-command-cure =
    { $suggestion ->
        [none] See --help for the commands.
       *[other] Did you mean { $suggestion }?
    }
option-value-what = { $argument } cannot be { $value }
option-value-cure =
    { $suggestion ->
        [none] { $values ->
            [none] { $option ->
                [threads] It takes a whole number above 0.
               *[other] It takes a number.
            }
           *[other] It may be: { $values }
        }
       *[other] Did you mean { $suggestion }? It may be: { $values }
    }
option-value-missing-what = { $argument } lacks its value
option-value-missing-cure =
    { $values ->
        [none] Write it behind the option; see --help for examples.
       *[other] It may be: { $values }
    }
argument-missing-what = { $argument } is missing
argument-missing-cure = Add it; see --help for examples.
command-missing-what = { $argument } lacks a command
command-missing-cure =
    { $values ->
        [none] See --help for the commands.
       *[other] It may be: { $values }
    }
option-repeated-what = { $argument } can be given only once
option-repeated-cure = Leave one of them.
argument-not-unicode-what = an argument is not valid text
argument-not-unicode-cure = Look at the encoding of the terminal, or use another file name.
argument-misused-what = { $argument } is used in a wrong way
argument-misused-cure = See --help.
format-needs-directory-what = standard output cannot hold { $format }
format-needs-directory-why = --out - writes JSON Lines only.
format-needs-directory-cure = Give --out a directory, or leave --formats out.
no-case-selected-what = no case matches --filter { $filter }
no-case-selected-cure = See zhijian rules list for the ids of rules; without --filter all cases run.
output-broken-what = standard output cannot be written
output-broken-why = { $error }
output-broken-cure = See whether the disk is full, or the program that reads the pipe has failed.

cli-repeated-ids =
    { $count ->
        [one] Note: { $count } transcript bears an id that an earlier one bears; all were audited: { $ids }
       *[other] Note: { $count } transcripts bear an id that an earlier one bears; all were audited: { $ids }
    }
cli-unmatched-rows =
    { $count ->
        [one] Note: { $count } row of the metadata belongs to no transcript: { $keys }
       *[other] Note: { $count } rows of the metadata belong to no transcript: { $keys }
    }
cli-undescribed =
    { $count ->
        [one] Note: the metadata says nothing about { $count } transcript: { $keys }
       *[other] Note: the metadata says nothing about { $count } transcripts: { $keys }
    }
cli-encodings =
    { $count ->
        [one] Note: { $count } file is not in UTF-8, and was read as: { $encodings }
       *[other] Note: { $count } files are not in UTF-8, and were read as: { $encodings }
    }
cli-skipped =
    { $count ->
        [one] Note: { $count } file was skipped, it is no transcript: { $files }
       *[other] Note: { $count } files were skipped, they are no transcripts: { $files }
    }
cli-converted =
    { $count ->
        [one] { $count } transcript was written.
       *[other] { $count } transcripts were written.
    }
convert-exists-what = the file exists already
convert-exists-cure = Give another name to --out, or replace it with --force.
convert-is-directory-what = --out is a directory
convert-is-directory-cure = Give it the name of a file.
convert-unwritable-what = the file cannot be written: { $error }
convert-unwritable-cure = Check the folder, its permissions, and whether the disk is full.
metadata-file-unreadable-what = the metadata cannot be read: { $error }
metadata-file-unreadable-cure = Check the path given with --metadata and its permissions.
no-threads-what = the worker threads could not be started: { $error }
no-threads-cure = Lower --threads, or free resources and try again.
no-such-rule-what = the rule set holds no "{ $rule }"
no-such-rule-cure =
    { $suggestion ->
        [none] `zhijian rules list` shows the ids.
       *[other] Did you mean { $suggestion }? `zhijian rules list` shows the ids.
    }
init-not-empty-what = the directory holds something already
init-not-empty-why = Files that are there are never overwritten.
init-not-empty-cure = Name an empty directory or a new one.
init-unwritable-what = cannot be written: { $error }
init-unwritable-cure = Check the path, the permissions and the space on the disk.
no-such-transcript-what = no transcript bears the id "{ $id }"
no-such-transcript-cure = Without --id every transcript of the input is shown.
internal-error-what = the program failed on this input
internal-error-why = { $message }
internal-error-cure = The other inputs are not affected; please report it with this input.
program-failed-what = the program failed and did not finish
program-failed-why = { $message }
program-failed-cure = Earlier results are as they were; please report it with this message and the input.
