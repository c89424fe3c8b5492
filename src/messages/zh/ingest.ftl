# ingest

input-not-found-what = 没有这个文件或文件夹。
input-not-found-cure = 请检查路径；路径里有空格时要加引号。

no-transcripts-what = 文件夹里没有会话文件。
no-transcripts-cure = 请检查路径；文件夹里应有纯文本（每句话前写明说话人，如“客服：……”）、表格或 JSON Lines。

input-unreadable-what = 无法读取：{ $problem }。
input-unreadable-cure = 请检查访问权限，并确认文件没有被其他程序占用。

no-standard-input-what = “-”表示标准输入，但这里没有标准输入，或已经读过了。
no-standard-input-cure = “-”只写一次，并用管道把内容传进来。

not-a-transcript-what = 无法识别文件的格式。
not-a-transcript-cure = 请存为纯文本（每句话前写明说话人，如“客服：……”）、带列名的 CSV 或 XLSX，或 JSON Lines。

binary-file-what = 文件不是文本。
binary-file-cure = 请提供对话的文字而不是录音；办公文档请先另存为纯文本。

empty-file-what = 文件是空的。
empty-file-cure = 请重新导出。

empty-transcript-what = 这份会话里没有任何内容。
empty-transcript-cure = 请重新导出，或把它去掉：没有内容的会话无法质检。

input-too-large-what = 文件超过 { $limit }。
input-too-large-cure = 请拆成几个文件；如果存为 CSV 或 JSON Lines（每行一份会话），则不限大小。

line-too-long-what = 这一行超过 { $limit }。
line-too-long-cure = 每行只写一份会话；如果整个文件是一份大的 JSON，请用扩展名 .json 保存。

too-many-segments-what = 这份会话超过 { $limit } 个片段。
too-many-segments-cure = 请按通话拆开。

undecodable-text-what = 偏移 { $offset } 处的字节不是 { $encoding } 编码。
undecodable-text-why = 读不出的字会改变原话，所以不作猜测。
undecodable-text-cure = 请存为 UTF-8，或重新导出：文件可能没有写完整。

bad-json-what = 不是合法的 JSON：第 { $column } 个字符附近，{ $problem }。
bad-json-cure = 请重新导出；一行必须是一个完整的对象。

json-not-object-what = 一份会话应是一个对象（object），这里却是 { $found }。
json-not-object-cure = 请写成 {"{"}"segments": […]{"}"}。

missing-segments-what = 缺少“segments”。
missing-segments-cure = 请把对话内容写在“segments”下：[{"{"}"speaker": "agent", "text": "…"{"}"}, …]。

missing-segment-key-what = 缺少“{ $path }”。
missing-segment-key-cure = 每个片段都要有“speaker”和“text”。

wrong-json-type-what = “{ $path }”应为 { $expected }，这里却是 { $found }。
wrong-json-type-cure = 请改正这个值；不需要时可以去掉这个键。

no-speaker-labels-what = 没有一行写明是谁在说话。
no-speaker-labels-why = 不知道说话人，就无法判断客服说了什么、没说什么。
no-speaker-labels-cure = 请在每句话前写明说话人，如“客服：您好”；自定义的称呼可用 --speakers 说明。

no-cues-what = 文件里没有带时间的字幕。
no-cues-cure = 每条字幕要有一行时间，如 00:00:01,000 --> 00:00:02,500；请重新导出。

textgrid-broken-what = TextGrid 文件在第 { $tier } 层第 { $item } 项处中断。
textgrid-broken-why = 文件没有写完整，后面的话无从得知。
textgrid-broken-cure = 请用 Praat 重新保存。

stm-line-broken-what = 这一行不是“录音 声道 说话人 开始 结束 文字”。
stm-line-broken-cure = 请改正这一行；开始和结束以秒为单位。

no-speech-what = 识别系统没有找到任何语音（{ $status }）。
no-speech-cure = 请听一下录音：是空录音就把它去掉，不是就重新识别。

recognition-failed-what = 识别没有成功：{ $status }。
recognition-failed-cure = 请重新识别这段录音，再导出结果。

recognition-unfinished-what = 识别还没有完成（{ $status }）。
recognition-unfinished-cure = 请等识别完成后再导出。

export-without-utterances-what = 识别结果只有整段文字，没有分句。
export-without-utterances-why = 不知道每句话是谁、在什么时候说的，就无法质检。
export-without-utterances-cure = 请在识别时打开分句、时间戳和说话人分离，再重新导出。

bad-speaker-map-what = “{ $part }”没有说明说话人是谁。
bad-speaker-map-cure = 请写成“标签=角色”，如 0=agent,1=customer；角色有 agent（客服）、customer（客户）、system（系统）。

archive-too-large-what = 解压后超过 { $limit }。
archive-too-large-cure = 请拆成几个，或自行解压后指定文件夹。

archive-too-dense-what = 解压后的大小超过压缩文件的 { $ratio } 倍。
archive-too-dense-why = 正常的会话压缩不到这么小，只有用来撑满磁盘的文件才会这样。
archive-too-dense-cure = 确认可信的话，请自行解压后指定文件夹。

archive-damaged-what = 压缩文件已损坏或不完整：{ $problem }。
archive-damaged-cure = 请重新导出或重新拷贝。

archive-nested-what = 这是压缩包里的压缩包。
archive-nested-cure = 请先解开外层，再指定文件夹。

archive-encrypted-what = 文件设有密码。
archive-encrypted-cure = 请不加密码重新打包，或自行解压。

archive-method-what = 不支持它的压缩方法（{ $method }）。
archive-method-cure = 请用普通 ZIP（Deflate）重新打包，或自行解压。

archive-too-many-files-what = 压缩包里的文件超过 { $limit } 个。
archive-too-many-files-cure = 请拆成几个，或自行解压后指定文件夹。

conversation-too-long-what = 从这一行开始的会话在表里超过 { $limit }。
conversation-too-long-cure = 请检查是否少了引号，或多通会话用了同一个编号。

table-without-text-what = 没有一列是说话的内容；现有的列是：{ $columns }。
table-without-text-cure = 请把它命名为“内容”，或用 --columns text=列名,speaker=列名 说明。

table-column-missing-what = 没有“{ $column }”这一列；现有的列是：{ $columns }。
table-column-missing-cure = 请改正 --columns，列名要和表里一样。

table-unclosed-quote-what = 这一行有一个引号没有结束。
table-unclosed-quote-why = 文件其余的部分都会变成一个单元格。
table-unclosed-quote-cure = 请重新导出；单元格里面的引号要写成两个。

table-bad-json-what = 这一行不是 JSON 对象（第 { $column } 个字符附近）。
table-bad-json-cure = 每行写一个对象，如 {"{"}"id":"…","team":"…"{"}"}。

sheet-unreadable-what = 电子表格无法读取：{ $problem }。
sheet-unreadable-cure = 请打开它，去掉密码，重新存为 XLSX 或 CSV。

sheet-missing-what = 没有工作表“{ $sheet }”；现有的是：{ $sheets }。
sheet-missing-cure =
    { $suggestion ->
        [none] 请改正 --sheet。
       *[other] 是不是 --sheet { $suggestion }？
    }

sheet-too-large-what = 工作表“{ $sheet }”超过 { $limit }。
sheet-too-large-cure = 请存为 CSV，大小不限。

workbook-too-large-what = 各工作表展开后将占用 { $limit } 以上的内存：有的单元格彼此隔得很远。
workbook-too-large-cure = 请另存为 XLSX 或 CSV。

bad-column-map-what = “{ $part }”没有说明列的含义。
bad-column-map-cure = 请写成“含义=列名”，如 text=内容,speaker=角色。

unknown-column-meaning-what = “{ $part }”前面不是列的含义。
unknown-column-meaning-cure =
    { $suggestion ->
        [none] 含义可以是：{ $meanings }。
       *[other] 是不是 { $suggestion }？含义可以是：{ $meanings }。
    }

doubled-column-what = “{ $part }”的含义或列名前面已经写过。
doubled-column-cure = 只留下一个。

metadata-empty-what = 表里没有数据。
metadata-empty-cure = 需要一行表头，以及每份会话一行。

metadata-no-id-column-what = 没有一列说明每行对应哪份会话；现有的列是：{ $columns }。
metadata-no-id-column-cure = 请把其中一列命名为“录音编号”（或“会话ID”“通话ID”“transcript_id”），内容是会话编号或文件名。

metadata-doubled-id-what = 第 { $first } 行和第 { $second } 行都是“{ $id }”。
metadata-doubled-id-cure = 请删掉其中一行。

metadata-row-without-id-what = 这一行没有写明对应哪份会话。
metadata-row-without-id-cure = 请填上编号，或删掉这一行。

metadata-row-too-long-what = 这一行有 { $cells } 格，而表头只有 { $columns } 列。
metadata-row-too-long-cure = 含有分隔符的内容请加上引号。

warning-unknown-speaker = 不知道“{ $detail }”是谁。
warning-roles-inferred = 谁是客服、谁是客户由所说的话推断（把握与结果：{ $detail }）；如不对，请用 --speakers 说明。
warning-roles-unsure = 从所说的话看不出谁是客服、谁是客户（最可能的是：{ $detail }），所以按未知处理；请用 --speakers 说明。
warning-roles-swapped = 从所说的话看，客服和客户很可能标反了（把握：{ $detail }）；与说话人有关的质检项不作判定。
warning-same-text-on-both-sides = 客服和客户两边有大量相同的话（{ $detail }），像是声道重复或串音；与说话人有关的质检项不作判定。
warning-unanswered = 接听的是语音信箱、提示音或电话助理，不是客户本人；需要客户参与的质检项不作判定。
warning-no-customer-speech = 文本中没有客户的话，像是只录了客服一侧；取决于客户说了什么的质检项不作判定。
warning-no-agent-speech = 文本中没有客服的话；取决于客服说了什么的质检项不作判定。
warning-times-go-back = 时间倒退 { $detail } 毫秒，顺序或时间有误；与时间有关的质检项不作判定。
warning-newest-first = 原文从最后一句列起，已按时间倒转（移动了 { $detail } 个片段）。
warning-channel-after-channel = 原文把声道一个接一个列出，已按时间重排（移动了 { $detail } 个片段）。
warning-times-overlap = 这个片段的时间几乎占满整个会话，或与同一人的其他片段重叠；与时间有关的质检项不作判定。
warning-absurd-pace = 按这些时间，语速约为每分钟 { $detail } 字，不可能是真的；与时间有关的质检项不作判定。
warning-unknown-channel = 不认识渠道“{ $detail }”，按默认渠道处理。
warning-unknown-direction = 不认识呼叫方向“{ $detail }”，按默认方向处理。
warning-unknown-ended-by = “{ $detail }”没有说明是谁挂机。
warning-bad-ring-time = “{ $detail }”不是振铃时长。
warning-negative-time = 时间 { $detail } 毫秒是负数，已忽略。
warning-absurd-time = 时间 { $detail } 毫秒过大，已忽略。
warning-end-before-start = 片段的结束早于开始（{ $detail } 毫秒），结束时间已忽略。
warning-start-before-previous = 片段的开始早于前一个片段（{ $detail } 毫秒）。
warning-text-before-first-speaker = 这段文字在第一个说话人之前，未计入：{ $detail }
warning-no-speaker = 没有写明是谁在说话。
warning-bad-time = “{ $detail }”不是时间，已忽略。
warning-segment-without-text = 这个片段没有文字（{ $detail }），未计入。
warning-skipped-item = 这里应是一句话，却是 { $detail }，未计入。
warning-skipped-tier = “{ $detail }”层不是说话内容，未计入。
warning-cue-without-text = 时间为 { $detail } 的字幕没有文字，未计入。
warning-text-outside-of-cues = 这段文字不属于任何字幕，未计入：{ $detail }
warning-longer-than-a-day = 按所写的时间，会话长达 { $detail } 小时；时间单位可能错了，例如把毫秒当成了秒。
warning-conversation-resumed = “{ $detail }”的行被其他会话隔开了，每一段各算一份会话。
warning-unreadable-time = “{ $detail }”不是时间，已忽略。
warning-not-in-metadata = 补充信息表里没有这份会话。
