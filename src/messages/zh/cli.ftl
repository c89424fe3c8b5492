# Headings of a diagnostic

diagnostic-error = 错误
diagnostic-warning = 警告
diagnostic-why = 原因
diagnostic-cure = 办法
