# Headings of a diagnostic

diagnostic-error = 错误
diagnostic-warning = 警告
diagnostic-why = 原因
diagnostic-cure = 办法

# Help: headings and value names

cli-heading-usage = 用法
cli-heading-commands = 命令
cli-heading-arguments = 参数
cli-heading-options = 选项
cli-heading-general = 通用选项
cli-heading-examples = 示例
cli-usage-line = 用法: { $usage }
cli-value-path = 路径
cli-value-dir = 目录
cli-value-file = 文件
cli-value-out = 目录|-
cli-value-map = 对照
cli-value-formats = 格式
cli-value-score = 分数
cli-value-count = 个数
cli-value-id = 编号
cli-value-rule = 质检项
cli-value-text = 文字
cli-value-shell = SHELL
cli-value-audits = 质检结果
cli-value-format = 格式
cli-value-item = 质检项
cli-value-name = 名称
cli-value-outfile = 文件|-
cli-value-old = 旧方案
cli-value-new = 新方案
cli-value-files = 文件
cli-value-deny = warnings
cli-value-number = 数
cli-value-lang = zh|en
cli-value-when = 何时

# Help: zhijian

cli-about = 按服务规范给通信行业的中文客服录音和会话打分，每个判定都有依据
cli-usage = zhijian [选项] 命令
cli-details =
    退出码（取最重的一个）:
      0  一切正常
      1  平均分低于 --fail-under，或质检方案检查、用例未通过
      2  什么都没做成：命令写错、质检方案不可用、结果写不出来
      3  做完了，但有输入被拒收
cli-examples =
    zhijian audit samples/day --out out
    zhijian explain samples/day --id HC1121-002
    zhijian rules check
    zhijian audit --help
cli-arg-lang =
    提示用的语言: zh 中文，en 英文

    不写就看系统语言（LC_ALL、LC_MESSAGES、LANG），再不知道就用中文。
cli-arg-color =
    颜色: auto 看终端（默认），always 总是，never 从不
cli-arg-help =
    显示帮助: -h 简短，--help 详细
cli-arg-version = 显示版本

# Help: options that several commands share

cli-arg-rules =
    质检方案所在的目录；不写就用自带的通信行业方案
cli-arg-metadata =
    补充信息表: 按会话编号补上坐席、班组、渠道、振铃时长等

    CSV、XLSX 或 JSON Lines，其中一列是会话编号或文件名。
cli-arg-speakers =
    谁是谁，如 0=agent,1=customer

    用于只有数字编号的说话人。角色可写 agent（客服）、customer（客户）、
    system（系统）、unknown（未知），也可直接写中文。
cli-arg-columns =
    表格的列是什么意思，如 text=内容,speaker=角色

    用于认不出的列名。含义有: id 编号，text 内容，speaker 角色，track 声道，
    start、end 起止时间（或 start_ms 毫秒、start_s 秒等），channel、direction、
    agent_id、agent_name、team、scenario、started_at、ring_ms、ring_s、ended_by。
cli-arg-sheet =
    电子表格的哪个工作表；不写就用第一个有对话的
cli-arg-input-format =
    所有文件都按这种格式读；不写就按内容辨认

    格式有: jsonl、json、srt、vtt、textgrid、stm、
    csv（制表符、分号也行）、xlsx（XLS、ODS 也行）、text。
    各家识别系统和平台的导出都是 json 或 jsonl。
cli-arg-encoding =
    所有文本都按这种编码读；不写就按内容辨认

    编码有: utf-8、utf-16le、utf-16be、gb18030（gbk 也行）、big5。
cli-arg-no-mask =
    不遮盖个人信息

    默认把手机号、证件号、银行卡号遮成等长的 *，位置不变。
cli-arg-dir =
    质检方案所在的目录；不写就用自带的通信行业方案

# Help: zhijian audit

cli-audit-about = 给录音文本和会话打分
cli-audit-usage = zhijian audit [选项] 路径…
cli-audit-details =
    路径可以是文件、文件夹、压缩包（.gz、.zst、.zip）或 -（标准输入），格式按内容辨认。
    读不了的输入会列出原因，不影响其余的。
    不写 --out 就只显示汇总。
cli-audit-examples =
    zhijian audit samples/day --out out
    zhijian audit 录音/ --metadata 话单.csv --speakers 0=客服,1=客户 --out 结果
    zhijian audit samples/day --fail-under 85
    cat 会话.jsonl | zhijian audit - --out - > audits.jsonl
cli-audit-arg-paths =
    录音文本、会话文件或文件夹；- 是标准输入
cli-audit-arg-out =
    结果写到这个目录；- 表示按行写 JSON 到标准输出

    要么整个写完，要么原样不动。
cli-audit-arg-formats =
    要哪些结果: csv、jsonl，用逗号分开；不写就都要
cli-audit-arg-force =
    覆盖 --out 里以前的结果

    只覆盖本程序写过的目录，别的目录不会动。
cli-audit-arg-fail-under =
    平均分低于这个数就以 1 退出
cli-audit-arg-threads =
    同时用几个线程；不写就用满。结果与线程数无关
cli-audit-arg-quiet =
    不显示汇总和进度

# Help: zhijian explain

cli-explain-about = 逐句说明一通会话：命中了什么，在哪里找过，为什么这样判
cli-explain-usage = zhijian explain [选项] 路径
cli-explain-examples =
    zhijian explain 会话.txt
    zhijian explain samples/day --id HC1121-002
    zhijian explain 会话.txt --rule fee-disclosed
cli-explain-arg-path =
    会话文件或文件夹；- 是标准输入
cli-explain-arg-id =
    只看这个编号的会话；不写就看每一通
cli-explain-arg-rule =
    只看这个质检项；不写就看全部

# Help: zhijian convert

cli-convert-about = 把任何输入写成自有格式: JSON Lines，每行一份会话
cli-convert-usage = zhijian convert [选项] --out 文件|- 路径…
cli-convert-details =
    写出每份会话读到的内容: 编号、说话人、时间、补充信息、警告。
    个人信息保持原样，这样再质检时才找得到原话。
    文件要么整个写完，要么不出现；被拒收的输入会逐个列出，退出码为 3。
cli-convert-examples =
    zhijian convert 通话.xlsx --out 通话.jsonl
    zhijian convert 当天.zip --metadata 话单.csv --out - | zhijian audit - --out -
    zhijian convert 导出.csv --columns text=话术,speaker=说话方 --out 通话.jsonl
cli-convert-arg-paths =
    会话文件、压缩包或文件夹；- 是标准输入
cli-convert-arg-out =
    写到这个文件；- 是标准输出
cli-convert-arg-force =
    文件已存在时覆盖它
cli-convert-arg-threads =
    同时用几个线程；不写就用满。结果与线程数无关

# Help: zhijian calibrate

cli-calibrate-about = 逐项衡量质检结果和人工判定有多一致
cli-calibrate-usage = zhijian calibrate [选项] --labels 文件 质检结果
cli-calibrate-details =
    每个质检项和总体都给出：混淆表，不通过的精确率、召回率、F1，
    Cohen κ 和 95% 区间；再列出每一条不一致和依据。
    一项有几条规则时取最差的判定，部分通过算不通过；
    程序没有判定的算不一致，另外计数。
    用不上的标注会连行号列出来，退出码为 3。
cli-calibrate-examples =
    zhijian calibrate out --labels 标注.csv
    zhijian calibrate out --labels 标注.csv --item 2.2.2-d1
    zhijian calibrate out --labels 标注.csv --format csv --disagreements > 不一致.csv
cli-calibrate-arg-audits =
    audit --out 写的目录，或其中的 audits.jsonl；- 是标准输入
cli-calibrate-arg-labels =
    标注表 CSV: 会话编号,质检项,判定,证据行,备注

    判定写通过、不通过、不适用（pass、fail、na 也行），两可的在后面加问号。
    后两列可以没有。
cli-calibrate-arg-format =
    table 表格（默认）、json 或 csv
cli-calibrate-arg-disagreements =
    与 --format csv 同用: 写不一致的明细，而不是各项数字
cli-calibrate-arg-item =
    只看这个质检项；不写就看全部标注过的
cli-calibrate-arg-mixed =
    允许质检结果出自几个不同的方案

# Help: zhijian rules

cli-rules-about = 检查、测试、查看质检方案
cli-rules-usage = zhijian rules 命令
cli-rules-check-about = 检查质检方案写得对不对，一次列出所有问题
cli-rules-check-usage = zhijian rules check [选项] [目录]
cli-rules-check-examples =
    zhijian rules check
    zhijian rules check 我的方案/
    zhijian rules check 我的方案/ --deny warnings --format github
cli-rules-check-details =
    有错误时退出码为 1。警告的级别在 ruleset.yaml 的 lints 里改(error、warn、allow)；
    某一处确实有意，就在那个信号或质检项上写 allow: { "{" }代码: 理由{ "}" }。
cli-rules-check-arg-format =
    human(默认)、json、sarif、junit 或 github
cli-rules-check-arg-deny =
    warnings: 有警告时退出码也为 1
cli-rules-test-about = 运行质检项自带的用例
cli-rules-test-usage = zhijian rules test [选项] [目录]
cli-rules-test-examples =
    zhijian rules test
    zhijian rules test 我的方案/ --filter fee-disclosed
    zhijian rules test 我的方案/ --fail-uncovered
    zhijian rules test 我的方案/ --mutate --max-mutants 500 --seed 7
cli-rules-test-arg-filter =
    只运行质检项编号或用例名称里有这段文字的用例
cli-rules-test-arg-coverage =
    列出用例没见过的: 没判过合格或不合格的质检项，没命中过的短语和正则
cli-rules-test-arg-fail-uncovered =
    同 --coverage，有没见过的就退出码 1
cli-rules-test-arg-mutate =
    逐处删掉或放宽一个短语、修饰或条件，列出没有用例察觉的改动
cli-rules-test-arg-max-mutants =
    最多试多少处改动(默认 200)
cli-rules-test-arg-seed =
    改动太多时选哪一些(默认 0)
cli-rules-test-arg-format =
    human(默认)、json、sarif、junit 或 github
cli-rules-test-arg-deny =
    warnings: 有警告时退出码也为 1
cli-rules-list-about = 列出质检项，每行一个，用制表符分列；也可以是 JSON
cli-rules-list-usage = zhijian rules list [选项] [目录]
cli-rules-list-examples =
    zhijian rules list
    zhijian rules list 我的方案/ | grep fatal
    zhijian rules list --format json
cli-rules-list-arg-format =
    table 表格（默认）或 json
cli-rules-show-about = 把质检项念成话：什么时候查、查什么、怎么计分、用到的信号和用例
cli-rules-show-usage = zhijian rules show [选项] 质检项 [目录]
cli-rules-show-details =
    质检项写编号（fee-disclosed）或条目（2.2.2-d1）；一个条目有几条规则就都列出。
cli-rules-show-examples =
    zhijian rules show fee-disclosed
    zhijian rules show 2.2.2-d1 --all
    zhijian rules show greeting 我的方案/
cli-rules-show-arg-rule =
    质检项的编号或条目
cli-rules-show-arg-all =
    短语、模式不缩短，用例带对话
cli-rules-diff-about = 同一批会话用两版方案各判一遍，看判定和分数怎么变
cli-rules-diff-usage = zhijian rules diff [选项] 旧方案 新方案 路径…
cli-rules-diff-details =
    发布新规则之前先看: 哪些质检项的判定变了、各多少条、举几个例子；
    平均分怎么变，多少条越过合格线；新增、删除、改了权重的质检项。
cli-rules-diff-examples =
    zhijian rules diff builtin 我的方案/ samples/day
    zhijian rules diff 旧/ 新/ 录音/ --format json > 对比.json
    zhijian rules diff 旧/ 新/ 回归样本/ --fail-on-change
cli-rules-diff-arg-old =
    旧方案所在的目录；builtin 是自带的方案
cli-rules-diff-arg-new =
    新方案所在的目录；builtin 是自带的方案
cli-rules-diff-arg-paths =
    录音文本、会话文件或文件夹；- 是标准输入
cli-rules-diff-arg-format =
    table 给人看（默认）或 json
cli-rules-diff-arg-fail-on-change =
    只要有一条的判定或分数变了就以 1 退出
cli-rules-diff-arg-threads =
    同时用几个线程；不写就用满。结果与线程数无关
cli-rules-schema-about = 输出规则文件的 JSON Schema，供编辑器补全、检查
cli-rules-schema-usage = zhijian rules schema [选项]
cli-rules-schema-details =
    VS Code 装上 YAML 扩展，在 settings.json 里写:
      "yaml.schemas": {"{"}"zhijian.schema.json": ["*.yaml"]{"}"}
    输入时就有补全和中文说明，写错的键当场标出。zhijian init 会替你写好。
cli-rules-schema-examples =
    zhijian rules schema > zhijian.schema.json
    zhijian rules schema --for rules --lang en
cli-rules-schema-arg-files =
    给哪种文件: all 都行（默认），ruleset 只管 ruleset.yaml，rules 只管其余的

# Help: zhijian init

cli-init-about = 写出一份带注释的小方案，从它改起
cli-init-usage = zhijian init [选项] 目录
cli-init-details =
    有四条质检项和它们的用例、词典、VS Code 设置、CI 配置。
    目录里已有东西就什么都不写。
cli-init-examples =
    zhijian init 我的方案
    zhijian rules test 我的方案
cli-init-arg-dir =
    写到这个目录；没有就新建

# Help: zhijian completions

cli-completions-about = 输出命令行补全脚本
cli-completions-usage = zhijian completions [选项] SHELL
cli-completions-examples =
    zhijian completions bash > ~/.local/share/bash-completion/completions/zhijian
    zhijian completions powershell >> $PROFILE
cli-completions-arg-shell =
    bash、zsh、fish、powershell 或 elvish

# What a run says

cli-progress = { $inputs } 通
cli-rejected = 有 { $rejected } 个输入被拒收。
cli-rejected-first = 有 { $rejected } 个输入被拒收，上面是前 { $shown } 个；全部在结果的 rejected.jsonl 里（用 --out 写出）。
cli-under-threshold =
    { $mean ->
        [none] 没有一通会话算得出分数，达不到 --fail-under { $threshold }。
       *[other] 平均分 { $mean }，低于 --fail-under { $threshold }。
    }
cli-checked = 质检项 { $rules } 个，信号 { $signals } 个，用例 { $cases } 个: 错误 { $errors } 处，警告 { $warnings } 处。
cli-init-done =
    写好了。接下来:
      zhijian rules check { $dir }
      zhijian rules test { $dir }
cli-coverage = 覆盖: { $rules } 个质检项中判过合格的 { $passing } 个，判过不合格的 { $failing } 个；{ $matchers } 个匹配项中命中过的 { $matched } 个。
cli-mutated = 改动: 共 { $possible } 处，试了 { $tried } 处，没有用例察觉的 { $unnoticed } 处（条件和范围 { $clauses }，匹配方式 { $matchers }，词表里的词 { $words }）；在这些之内的 { $implied } 处不再列出。
cli-tested = { $rules } 个质检项的 { $cases } 个用例: 通过 { $passed } 个，未通过 { $failed } 个。

# Usage errors

unknown-option-what = 没有 { $argument } 这个选项
unknown-option-cure =
    { $suggestion ->
        [none] 可用的选项见 --help。如果这是文件名，请在它前面写 --。
       *[other] 是不是想写 { $suggestion }？
    }
argument-extra-what = 多了一个 { $argument }
argument-extra-cure = 去掉它；名字里有空格时请加引号。
unknown-command-what = 没有 { $argument } 这个命令
unknown-command-cure =
    { $suggestion ->
        [none] 可用的命令见 --help。
       *[other] 是不是想写 { $suggestion }？
    }
option-value-what = { $argument } 不能是 { $value }
option-value-cure =
    { $suggestion ->
        [none] { $values ->
            [none] { $option ->
                [threads] 要一个大于 0 的整数。
               *[other] 要一个数。
            }
           *[other] 可以写: { $values }
        }
       *[other] 是不是想写 { $suggestion }？可以写: { $values }
    }
option-value-missing-what = { $argument } 后面缺少内容
option-value-missing-cure =
    { $values ->
        [none] 在它后面补上，例子见 --help。
       *[other] 可以写: { $values }
    }
argument-missing-what = 还缺 { $argument }
argument-missing-cure = 补上它，例子见 --help。
command-missing-what = { $argument } 后面缺少命令
command-missing-cure =
    { $values ->
        [none] 可用的命令见 --help。
       *[other] 可以写: { $values }
    }
option-repeated-what = { $argument } 只能写一次
option-repeated-cure = 只留下一个。
argument-not-unicode-what = 有一个参数不是正常的文字
argument-not-unicode-cure = 检查终端的编码，或换一个文件名。
argument-misused-what = { $argument } 用得不对
argument-misused-cure = 写法见 --help。
format-needs-directory-what = 标准输出写不了 { $format }
format-needs-directory-why = --out - 只按行写 JSON。
format-needs-directory-cure = 给 --out 一个目录，或去掉 --formats。
no-case-selected-what = 没有用例符合 --filter { $filter }
no-case-selected-cure = 质检项编号见 zhijian rules list；去掉 --filter 就运行全部。
output-broken-what = 写不到标准输出
output-broken-why = { $error }
output-broken-cure = 看看磁盘是否已满、管道另一头的程序是否正常。

cli-repeated-ids = 注意: 有 { $count } 通会话的编号与前面的重复，都已质检: { $ids }
cli-unmatched-rows = 注意: 补充信息表中有 { $count } 行没有对应的会话: { $keys }
cli-undescribed = 注意: 补充信息表里没有 { $count } 通会话: { $keys }
cli-encodings = 注意: { $count } 个文件不是 UTF-8，按以下编码读取: { $encodings }
cli-skipped = 注意: 跳过了 { $count } 个不是会话的文件: { $files }
cli-converted = 写出了 { $count } 份会话。
convert-exists-what = 文件已经存在
convert-exists-cure = 请换一个 --out，或用 --force 覆盖。
convert-is-directory-what = --out 是一个目录
convert-is-directory-cure = 请写文件名。
convert-unwritable-what = 文件写不出来: { $error }
convert-unwritable-cure = 请检查目录、权限和磁盘空间。
metadata-file-unreadable-what = 补充信息表无法读取: { $error }
metadata-file-unreadable-cure = 请检查 --metadata 的路径和读取权限。
no-threads-what = 无法启动工作线程: { $error }
no-threads-cure = 请减小 --threads，或释放系统资源后再试。
no-such-rule-what = 质检方案里没有“{ $rule }”
no-such-rule-cure =
    { $suggestion ->
        [none] 质检项编号见 zhijian rules list。
       *[other] 是不是想写 { $suggestion }？质检项编号见 zhijian rules list。
    }
init-not-empty-what = 目录里已经有东西
init-not-empty-why = 已有的文件不会被覆盖。
init-not-empty-cure = 换一个空目录或新目录。
init-unwritable-what = 写不了: { $error }
init-unwritable-cure = 检查路径、权限和磁盘空间。
no-such-transcript-what = 没有编号为“{ $id }”的会话
no-such-transcript-cure = 不带 --id 运行即可看到输入里的全部会话。
internal-error-what = 处理这份输入时程序内部出错
internal-error-why = { $message }
internal-error-cure = 其余输入不受影响；请带上这份输入报告此问题。
program-failed-what = 程序内部出错，没有做完
program-failed-why = { $message }
program-failed-cure = 已有的结果没有改动；请带上这条信息和输入报告此问题。
