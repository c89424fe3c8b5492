# Headings of a diagnostic

diagnostic-error = error
diagnostic-warning = warning
diagnostic-why = note
diagnostic-cure = help
