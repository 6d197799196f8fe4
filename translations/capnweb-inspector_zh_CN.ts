<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Injection</name>
    <message>
        <source>Nothing can be sent into a session that passes through the proxy. The numbers of calls are not on the wire: both sides count them. One call more would shift every later answer of the real client. Connect to the server yourself, and send it there.</source>
        <translation>不能向经过代理的会话发送任何内容。调用的编号不在线路上：双方各自计数。多出一个调用会使真实客户端之后的每个应答错位。请自行连接到服务器，并在那里发送。</translation>
    </message>
    <message>
        <source>Nothing can be sent into a replay: what it sends is the recording&apos;s.</source>
        <translation>不能向重放发送任何内容：它发送的是录制的内容。</translation>
    </message>
    <message>
        <source>This is a recording: its session has ended. Replay it, or connect to the server.</source>
        <translation>这是一份录制：其会话已结束。请重放它，或连接到服务器。</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>没有连接。</translation>
    </message>
    <message>
        <source>The session is out of step since a raw frame was sent. Connect again, and send the call there.</source>
        <translation>自发送原始帧以来，会话已失步。请重新连接，并在那里发送调用。</translation>
    </message>
    <message>
        <source>The call is of a session that has ended: what it names is gone.</source>
        <translation>该调用属于已结束的会话：它所指的内容已不存在。</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>The closing quote is missing.</source>
        <translation>缺少右引号。</translation>
    </message>
    <message>
        <source>This is not a quoted name.</source>
        <translation>这不是带引号的名称。</translation>
    </message>
    <message>
        <source>An index or a name in quotes belongs in the brackets.</source>
        <translation>方括号中应为索引或带引号的名称。</translation>
    </message>
    <message>
        <source>The closing bracket is missing.</source>
        <translation>缺少右方括号。</translation>
    </message>
    <message>
        <source>A dot or a bracket belongs here.</source>
        <translation>此处应为点或方括号。</translation>
    </message>
    <message>
        <source>A name belongs here; one with special characters is written [&quot;…&quot;].</source>
        <translation>此处应为名称；含特殊字符的名称写作 [&quot;…&quot;]。</translation>
    </message>
    <message>
        <source>A name is missing at the end.</source>
        <translation>末尾缺少名称。</translation>
    </message>
    <message>
        <source>A name with special characters is written [&quot;…&quot;].</source>
        <translation>含特殊字符的名称写作 [&quot;…&quot;]。</translation>
    </message>
    <message>
        <source>The id is missing or no integer: a reference is written $import:-3 or $export:2.</source>
        <translation>ID 缺失或不是整数：引用写作 $import:-3 或 $export:2。</translation>
    </message>
    <message>
        <source>A reference is written $import:ID or $export:ID.</source>
        <translation>引用写作 $import:ID 或 $export:ID。</translation>
    </message>
    <message>
        <source>import %1 is missing in the trace</source>
        <translation>记录中缺少导入 %1</translation>
    </message>
    <message>
        <source>import %1 is in the trace only</source>
        <translation>导入 %1 仅存在于记录中</translation>
    </message>
    <message>
        <source>export %1 is missing in the trace</source>
        <translation>记录中缺少导出 %1</translation>
    </message>
    <message>
        <source>export %1 has %2 references, %3 in the trace</source>
        <translation>导出 %1 有 %2 个引用，记录中为 %3</translation>
    </message>
    <message>
        <source>export %1 is in the trace only</source>
        <translation>导出 %1 仅存在于记录中</translation>
    </message>
    <message>
        <source>the next call is %1, %2 in the trace</source>
        <translation>下一个调用是 %1，记录中为 %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>还有 %1 项</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>这是文件夹。</translation>
    </message>
    <message>
        <source>It is no file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>It is too large for a message; a stream has no limit.</source>
        <translation>它太大，无法放入一条消息；流没有大小限制。</translation>
    </message>
    <message>
        <source>A dot belongs here.</source>
        <translation>此处应为点。</translation>
    </message>
    <message>
        <source>This parenthesis is not closed.</source>
        <translation>此圆括号没有闭合。</translation>
    </message>
    <message>
        <source>A chain has %1 steps at most.</source>
        <translation>一条链最多有 %1 步。</translation>
    </message>
    <message>
        <source>An object belongs here.</source>
        <translation>此处应为对象。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a text.</source>
        <translation>&quot;%1&quot; 是文本。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a text, or an array of its lines.</source>
        <translation>&quot;%1&quot; 是文本，或由其各行组成的数组。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is an array.</source>
        <translation>&quot;%1&quot; 是数组。</translation>
    </message>
    <message>
        <source>&quot;mode&quot; is &quot;call&quot;, &quot;pipelined&quot; or &quot;get&quot;.</source>
        <translation>&quot;mode&quot; 应为 &quot;call&quot;、&quot;pipelined&quot; 或 &quot;get&quot;。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>This is no collection of calls: its &quot;format&quot; is not &quot;capnweb-collection&quot;.</source>
        <translation>这不是调用集合：其 &quot;format&quot; 不是 &quot;capnweb-collection&quot;。</translation>
    </message>
    <message>
        <source>The &quot;version&quot; is missing.</source>
        <translation>缺少 &quot;version&quot;。</translation>
    </message>
    <message>
        <source>It was written by a later version of this program.</source>
        <translation>它由本程序的更高版本写入。</translation>
    </message>
    <message>
        <source>A variable has a name.</source>
        <translation>变量要有名称。</translation>
    </message>
    <message>
        <source>A name of a variable has no braces, line breaks or blanks at its ends.</source>
        <translation>变量名称不能含有花括号、换行，首尾不能有空格。</translation>
    </message>
    <message>
        <source>Target, column %1: %2</source>
        <translation>目标，第 %1 列：%2</translation>
    </message>
    <message>
        <source>Method, column %1: %2</source>
        <translation>方法，第 %1 列：%2</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>Arguments, line %1, column %2: %3</source>
        <translation>参数，第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>目标：%1</translation>
    </message>
</context>
<context>
    <name>Inspector::AccessKeys</name>
    <message>
        <source>Panes</source>
        <translation>面板</translation>
    </message>
</context>
<context>
    <name>Inspector::ArgumentParser</name>
    <message>
        <source>Something is missing at the end.</source>
        <translation>末尾缺少内容。</translation>
    </message>
    <message>
        <source>three arguments; the same as [1, &quot;text&quot;, [true, null]]</source>
        <translation>三个参数；等同于 [1, &quot;text&quot;, [true, null]]</translation>
    </message>
    <message>
        <source>one argument that is an array</source>
        <translation>一个数组参数</translation>
    </message>
    <message>
        <source>a capability of the peer, by its id in the table of imports</source>
        <translation>对端的能力，用其在导入表中的 ID 表示</translation>
    </message>
    <message>
        <source>the result of pipelined call 4, before it is known</source>
        <translation>流水线调用 4 的结果，尚未得知时即可使用</translation>
    </message>
    <message>
        <source>a property of it</source>
        <translation>它的一个属性</translation>
    </message>
    <message>
        <source>a capability of ours, by its id in the table of exports</source>
        <translation>我方的能力，用其在导出表中的 ID 表示</translation>
    </message>
    <message>
        <source>the text $import: two $ at the beginning stand for one</source>
        <translation>文本 $import：开头的两个 $ 表示一个</translation>
    </message>
    <message>
        <source>a function that shows what it receives and answers undefined</source>
        <translation>一个函数，显示收到的内容并返回 undefined</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>undefined</translation>
    </message>
    <message>
        <source>a date; milliseconds since 1970 will do, too</source>
        <translation>日期；也可以是自 1970 年起的毫秒数</translation>
    </message>
    <message>
        <source>a bigint</source>
        <translation>bigint</translation>
    </message>
    <message>
        <source>bytes in base64; &quot;$type&quot;:&quot;Float64Array&quot; beside it names their container</source>
        <translation>Base64 编码的字节；旁边的 &quot;$type&quot;:&quot;Float64Array&quot; 指定其容器</translation>
    </message>
    <message>
        <source>NaN, Infinity, -Infinity, -0</source>
        <translation>NaN、Infinity、-Infinity、-0</translation>
    </message>
    <message>
        <source>an error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>a URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>headers</source>
        <translation>标头</translation>
    </message>
    <message>
        <source>an object with the key $key</source>
        <translation>带有键 $key 的对象</translation>
    </message>
    <message>
        <source>Arguments are JSON. What JSON lacks is written so:</source>
        <translation>参数为 JSON。JSON 没有的内容这样写：</translation>
    </message>
    <message>
        <source>one that answers with a given value; an error is thrown</source>
        <translation>以给定的值应答的回调；若为错误则抛出</translation>
    </message>
    <message>
        <source>the bytes of a file, read when the call is sent</source>
        <translation>文件的字节，在发送调用时读取</translation>
    </message>
    <message>
        <source>a stream of the bytes of a file</source>
        <translation>由文件字节组成的流</translation>
    </message>
    <message>
        <source>a variable; within a text its value is put in as text, elsewhere it must be JSON</source>
        <translation>变量；在文本中其值作为文本插入，在别处必须是 JSON</translation>
    </message>
</context>
<context>
    <name>Inspector::BatchExporter</name>
    <message>
        <source>curl can&apos;t put a file into a message; put its bytes into the arguments.</source>
        <translation>curl 不能将文件放入消息；请将其字节放入参数。</translation>
    </message>
    <message>
        <source>A batch can&apos;t have callbacks or streams: the connection ends with the answer.</source>
        <translation>批处理不能有回调或流：连接随应答结束。</translation>
    </message>
</context>
<context>
    <name>Inspector::BrushPlot</name>
    <message>
        <source>Drag to show only a stretch of it</source>
        <translation>拖动以仅显示其中一段</translation>
    </message>
</context>
<context>
    <name>Inspector::CallCode</name>
    <message>
        <source>No call of the composer gave %1, so that a program could have it.</source>
        <translation>编写器的任何调用都没有产生 %1，因此程序无法得到它。</translation>
    </message>
</context>
<context>
    <name>Inspector::CallLog</name>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>pipelined call</source>
        <translation>流水线调用</translation>
    </message>
    <message>
        <source>get property</source>
        <translation>读取属性</translation>
    </message>
    <message>
        <source>callback %1</source>
        <translation>回调 %1</translation>
    </message>
    <message>
        <source>%1, held</source>
        <translation>%1，已持有</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>No</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>%1, made %2</source>
        <translation>%1，产生 %2</translation>
    </message>
    <message>
        <source>%1, earlier</source>
        <translation>%1，以前</translation>
    </message>
</context>
<context>
    <name>Inspector::CallSequence</name>
    <message>
        <source>to come</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>not made</source>
        <translation>未调用</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>There is no connection any more that it was to be made on.</source>
        <translation>它本应使用的连接已不存在。</translation>
    </message>
    <message>
        <source>%1 has no calls.</source>
        <translation>%1 中没有调用。</translation>
    </message>
    <message>
        <source>%1: call %2 of %3</source>
        <translation>%1：第 %2 / %3 个调用</translation>
    </message>
    <message>
        <source>%1: failed: %2, passed: %3, of %4 calls</source>
        <translation>%1：失败：%2，通过：%3，共 %4 个调用</translation>
    </message>
    <message>
        <source>%1: passed: %2 of %3 calls</source>
        <translation>%1：通过：%2 / %3 个调用</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>Inspector::CallsModel</name>
    <message>
        <source>pending</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>released</source>
        <translation>已释放</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>瀑布图</translation>
    </message>
    <message>
        <source>not pulled</source>
        <translation>未拉取</translation>
    </message>
    <message>
        <source>%1, %2, level %3</source>
        <comment>a call, its state, its level in the tree of pipelines</comment>
        <translation>%1，%2，第 %3 层</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) below</source>
        <translation>
            <numerusform>下面有 %Ln 个调用</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, expanded, %2</source>
        <comment>a call, calls below</comment>
        <translation>%1，已展开，%2</translation>
    </message>
    <message>
        <source>%1, collapsed, %2</source>
        <comment>a call, calls below</comment>
        <translation>%1，已折叠，%2</translation>
    </message>
</context>
<context>
    <name>Inspector::CallsPane</name>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>The chosen call</source>
        <translation>所选调用</translation>
    </message>
    <message>
        <source>Choose a call to read what it waited for, and how long.</source>
        <translation>选择一个调用，查看它等待了什么以及多久。</translation>
    </message>
    <message>
        <source>A value</source>
        <translation>一个值</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>(until record %1)</source>
        <translation>（直到记录 %1）</translation>
    </message>
    <message>
        <source>Round trips</source>
        <translation>往返次数</translation>
    </message>
    <message>
        <source>Pipelined on</source>
        <translation>流水线依赖</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln 个调用</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>调用对象</translation>
    </message>
    <message>
        <source>Argument from</source>
        <translation>参数来自</translation>
    </message>
    <message>
        <source>Map uses</source>
        <translation>映射使用</translation>
    </message>
    <message>
        <source>call %1</source>
        <translation>调用 %1</translation>
    </message>
    <message>
        <source>not answered yet then</source>
        <translation>当时尚未应答</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nobody asked for its result.</source>
        <translation>没有人请求它的结果。</translation>
    </message>
    <message>
        <source>Go to Its Push</source>
        <translation>转到它的 push</translation>
    </message>
    <message>
        <source>Show Only This Call</source>
        <translation>仅显示此调用</translation>
    </message>
    <message>
        <source>Calls and streams</source>
        <translation>调用和流</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>流</translation>
    </message>
    <message>
        <source>Streams (%L1)</source>
        <translation>流 (%L1)</translation>
    </message>
    <message>
        <source>before it was asked for</source>
        <translation>请求之前</translation>
    </message>
    <message>
        <source>waiting for arguments</source>
        <translation>等待参数</translation>
    </message>
    <message>
        <source>server and network</source>
        <translation>服务器和网络</translation>
    </message>
    <message>
        <source>Show Only Its Pipeline</source>
        <translation>仅显示其流水线</translation>
    </message>
    <message>
        <source>Copy What Is Known of It</source>
        <translation>复制其已知内容</translation>
    </message>
</context>
<context>
    <name>Inspector::CallsView</name>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>&amp;Expand the Call</source>
        <comment>show the calls that were made on it</comment>
        <translation>展开此调用(&amp;E)</translation>
    </message>
    <message>
        <source>Show the calls that were made on the chosen one</source>
        <translation>显示在所选调用上发出的调用</translation>
    </message>
    <message>
        <source>Expand All &amp;Below It</source>
        <translation>展开其下全部(&amp;B)</translation>
    </message>
    <message>
        <source>Show all that hangs on the chosen call</source>
        <translation>显示依附于所选调用的全部调用</translation>
    </message>
    <message>
        <source>&amp;Collapse the Call</source>
        <comment>hide the calls that were made on it</comment>
        <translation>折叠此调用(&amp;C)</translation>
    </message>
    <message>
        <source>Hide the calls that were made on the chosen one</source>
        <translation>隐藏在所选调用上发出的调用</translation>
    </message>
    <message>
        <source>Expand &amp;All Calls</source>
        <translation>展开所有调用(&amp;A)</translation>
    </message>
    <message>
        <source>Show every call of every pipeline</source>
        <translation>显示每条流水线的每个调用</translation>
    </message>
    <message>
        <source>C&amp;ollapse All Calls</source>
        <translation>折叠所有调用(&amp;O)</translation>
    </message>
    <message>
        <source>Show only the calls that pipelines begin with</source>
        <translation>仅显示流水线开头的调用</translation>
    </message>
</context>
<context>
    <name>Inspector::CapabilityTableModel</name>
    <message>
        <source>main</source>
        <translation>main</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>stub</source>
        <translation>存根</translation>
    </message>
    <message>
        <source>promise</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>writable</source>
        <translation>可写流</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>live</source>
        <translation>存活</translation>
    </message>
    <message>
        <source>not pulled</source>
        <translation>未拉取</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>released</source>
        <translation>已释放</translation>
    </message>
    <message>
        <source>held at end</source>
        <translation>结束时仍持有</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Refs</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>产生</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The id on the wire; 0 is the main interface</source>
        <translation>线路上的 ID；0 是主接口</translation>
    </message>
    <message>
        <source>How it came into the table</source>
        <translation>它如何进入表中</translation>
    </message>
    <message>
        <source>The call or the argument that it came from</source>
        <translation>它来自的调用或参数</translation>
    </message>
    <message>
        <source>Introductions, less releases</source>
        <translation>引入次数减去释放次数</translation>
    </message>
    <message>
        <source>The record that created it</source>
        <translation>产生它的记录</translation>
    </message>
    <message>
        <source>The record that resolved or rejected it</source>
        <translation>解决或拒绝它的记录</translation>
    </message>
    <message>
        <source>Time since it was created</source>
        <translation>自产生以来的时间</translation>
    </message>
    <message>
        <source>Whether it waits, is settled, or lives</source>
        <translation>它是在等待、已确定还是存活</translation>
    </message>
    <message>
        <source>there from the start</source>
        <translation>从一开始就有</translation>
    </message>
    <message>
        <source>created by record %1</source>
        <translation>由记录 %1 产生</translation>
    </message>
    <message>
        <source>rejected by record %1</source>
        <translation>由记录 %1 拒绝</translation>
    </message>
    <message>
        <source>resolved by record %1</source>
        <translation>由记录 %1 解决</translation>
    </message>
    <message>
        <source>held until now</source>
        <translation>至今仍持有</translation>
    </message>
    <message>
        <source>released by record %1</source>
        <translation>由记录 %1 释放</translation>
    </message>
    <message>
        <source>%1 of %L2</source>
        <comment>leak score, number of the same origin</comment>
        <translation>%1，共 %L2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the same origin are held: the more, and the longer, the higher is the score, up to 100</source>
        <translation>
            <numerusform>持有 %Ln 个相同来源的能力：数量越多、时间越长，得分越高，最高 100</numerusform>
        </translation>
    </message>
    <message>
        <source>Life</source>
        <translation>生命期</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>When it lived within its session: outlined while it waited for its result</source>
        <translation>它在其会话中存活的时间：等待结果期间显示为轮廓</translation>
    </message>
    <message>
        <source>How much it looks like a leak, 0 to 100, and how many of its origin are held</source>
        <translation>它看起来有多像泄漏，0 到 100，以及持有多少个相同来源的能力</translation>
    </message>
</context>
<context>
    <name>Inspector::CaptureFiles</name>
    <message>
        <source>Saving %1 was cancelled.</source>
        <translation>已取消保存 %1。</translation>
    </message>
    <message>
        <source>Opening %1 was cancelled.</source>
        <translation>已取消打开 %1。</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>无法保存 %1：%2</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2</source>
        <translation>无法打开 %1：%2</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>文件已不存在。</translation>
    </message>
    <message>
        <source>Recovered: %1</source>
        <translation>已恢复：%1</translation>
    </message>
    <message>
        <source>%1 is not followed any more: %2</source>
        <translation>不再跟随 %1：%2</translation>
    </message>
    <message>
        <source>only the first records of the capture have been read.</source>
        <translation>只读取了该捕获的前几条记录。</translation>
    </message>
</context>
<context>
    <name>Inspector::CollectionFiles</name>
    <message>
        <source>It is too large for a collection.</source>
        <translation>它太大，不能作为集合。</translation>
    </message>
    <message>
        <source>%1 cannot be opened as a collection: %2</source>
        <translation>无法将 %1 作为集合打开：%2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Replace Collection</source>
        <translation>替换集合</translation>
    </message>
    <message>
        <source>The file is gone.</source>
        <translation>文件已消失。</translation>
    </message>
    <message>
        <source>The file was changed and cannot be read: %1</source>
        <translation>文件已更改且无法读取：%1</translation>
    </message>
    <message>
        <source>%1 was changed and cannot be read: %2</source>
        <translation>%1 已更改且无法读取：%2</translation>
    </message>
    <message>
        <source>Change of the File</source>
        <translation>文件更改</translation>
    </message>
    <message>
        <source>%1 was changed by another program, and read again.</source>
        <translation>%1 已被其他程序更改，并已重新读取。</translation>
    </message>
</context>
<context>
    <name>Inspector::CollectionsModel</name>
    <message>
        <source>Close Collection</source>
        <translation>关闭集合</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改 %1</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n call(s)</source>
        <translation>
            <numerusform>删除 %n 个调用</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message numerus="yes">
        <source>Move %n call(s)</source>
        <translation>
            <numerusform>移动 %n 个调用</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <comment>a collection</comment>
        <translation>%1（未保存）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a collection and its environment</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Inspector::CollectionsPane</name>
    <message>
        <source>Collections of calls (*.cwcalls.json);;All files (*)</source>
        <translation>调用集合 (*.cwcalls.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>集合</translation>
    </message>
    <message>
        <source>Calls that you save are kept here, in files. Drop a collection&apos;s file here to open it.</source>
        <translation>您保存的调用存放在此处的文件中。将集合文件拖放到此处即可打开。</translation>
    </message>
    <message>
        <source>Collections of calls</source>
        <translation>调用集合</translation>
    </message>
    <message>
        <source>&amp;New Collection…</source>
        <translation>新建集合(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open Collection…</source>
        <translation>打开集合(&amp;O)…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤消</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Variables and Environments…</source>
        <translation>变量和环境(&amp;V)…</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>重命名(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>复制一份(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Save a &amp;Copy…</source>
        <translation>保存副本(&amp;C)…</translation>
    </message>
    <message>
        <source>Save a Copy of the Collection</source>
        <translation>保存集合的副本</translation>
    </message>
    <message>
        <source>Close Coll&amp;ection</source>
        <translation>关闭集合(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run All Calls</source>
        <translation>运行所有调用(&amp;R)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Run %n Call(s)</source>
        <translation>
            <numerusform>运行 %n 个调用(&amp;R)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>New Collection</source>
        <translation>新建集合</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Open Collections</source>
        <translation>打开集合</translation>
    </message>
    <message>
        <source>Change Variables</source>
        <translation>更改变量</translation>
    </message>
</context>
<context>
    <name>Inspector::ColorRules</name>
    <message>
        <source>It holds no list of rules.</source>
        <translation>其中没有规则列表。</translation>
    </message>
    <message>
        <source>Rule %1 has no filter, or no colour.</source>
        <translation>规则 %1 没有过滤器，或没有颜色。</translation>
    </message>
    <message>
        <source>Slow calls</source>
        <translation>慢调用</translation>
    </message>
    <message>
        <source>Large messages</source>
        <translation>大消息</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>流</translation>
    </message>
</context>
<context>
    <name>Inspector::ColorRulesDialog</name>
    <message>
        <source>Colouring Rules</source>
        <translation>着色规则</translation>
    </message>
    <message>
        <source>The first rule that is ticked and fits a row gives it its colour and its sign.</source>
        <translation>第一条已勾选且与某行相符的规则决定该行的颜色和符号。</translation>
    </message>
    <message>
        <source>Rules, in their order</source>
        <translation>规则，按其顺序</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>De&amp;faults</source>
        <translation>默认值(&amp;F)</translation>
    </message>
    <message>
        <source>Ticked rules count</source>
        <translation>已勾选的规则生效</translation>
    </message>
    <message>
        <source>Sign of the rule</source>
        <translation>规则的符号</translation>
    </message>
    <message>
        <source>Colour of the rule</source>
        <translation>规则的颜色</translation>
    </message>
    <message>
        <source>Rule %1, &quot;%2&quot;, has no filter.</source>
        <translation>规则 %1 &quot;%2&quot; 没有过滤器。</translation>
    </message>
    <message>
        <source>Rule %1, &quot;%2&quot;, character %3: %4</source>
        <comment>number, name, place in the filter, what is wrong there</comment>
        <translation>规则 %1 &quot;%2&quot;，第 %3 个字符：%4</translation>
    </message>
    <message>
        <source>Import Colouring Rules</source>
        <translation>导入着色规则</translation>
    </message>
    <message>
        <source>Colouring rules (*.json)</source>
        <translation>着色规则 (*.json)</translation>
    </message>
    <message>
        <source>It is too large for a list of rules.</source>
        <translation>它太大，不能作为规则列表。</translation>
    </message>
    <message>
        <source>%1 was not imported: %2</source>
        <translation>未导入 %1：%2</translation>
    </message>
    <message>
        <source>Export Colouring Rules</source>
        <translation>导出着色规则</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>未写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>Inspector::ColumnsDialog</name>
    <message>
        <source>Columns of the Timeline</source>
        <translation>时间线的列</translation>
    </message>
    <message>
        <source>Ticked columns are shown, in this order. F2 changes a title.</source>
        <translation>已勾选的列按此顺序显示。按 F2 更改标题。</translation>
    </message>
    <message>
        <source>Columns, in their order</source>
        <translation>列，按其顺序</translation>
    </message>
    <message>
        <source>Field for a new column</source>
        <translation>新列的字段</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a filter&apos;s field, and what it is</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>This column can be hidden, but not removed.</source>
        <translation>此列可以隐藏，但不能移除。</translation>
    </message>
</context>
<context>
    <name>Inspector::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Name of a command</source>
        <translation>命令名称</translation>
    </message>
</context>
<context>
    <name>Inspector::Composer</name>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Whose values {{name}} stands for</source>
        <translation>{{name}} 取自哪个环境的值</translation>
    </message>
    <message>
        <source>&amp;Variables…</source>
        <translation>变量(&amp;V)…</translation>
    </message>
    <message>
        <source>Variables and environments of this collection</source>
        <translation>此集合的变量和环境</translation>
    </message>
    <message>
        <source>JavaScript</source>
        <translation>JavaScript</translation>
    </message>
    <message>
        <source>C++</source>
        <translation>C++</translation>
    </message>
    <message>
        <source>curl</source>
        <translation>curl</translation>
    </message>
    <message>
        <source>Copied as %1.</source>
        <translation>已复制为 %1。</translation>
    </message>
    <message>
        <source>%1 › %2</source>
        <comment>a collection and a call of it</comment>
        <translation>%1 › %2</translation>
    </message>
    <message>
        <source>No environment</source>
        <translation>没有环境</translation>
    </message>
    <message>
        <source>&amp;New Collection…</source>
        <translation>新建集合(&amp;N)…</translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerEditor</name>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerForm</name>
    <message>
        <source>Steps of the chain</source>
        <translation>链的步骤</translation>
    </message>
    <message>
        <source>method or property; empty calls the target itself</source>
        <translation>方法或属性；留空则调用目标本身</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>&amp;Arguments</source>
        <translation>参数(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
    <message>
        <source>Puts a value into the arguments that JSON lacks</source>
        <translation>将 JSON 没有的值放入参数</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>How arguments are written</source>
        <translation>如何书写参数</translation>
    </message>
    <message>
        <source>T&amp;hen</source>
        <translation>然后(&amp;H)</translation>
    </message>
    <message>
        <source>Makes this call first, without waiting for it, and goes on with one on its result: a chain</source>
        <translation>先发出此调用，不等待它，并以其结果继续下一个调用：形成链</translation>
    </message>
    <message>
        <source>The call as one line</source>
        <translation>单行形式的调用</translation>
    </message>
    <message>
        <source>The same call as one line, such as main.open(&quot;a&quot;).read(10). Enter takes over what is typed here.</source>
        <translation>以单行书写的同一调用，例如 main.open(&quot;a&quot;).read(10)。按 Enter 采用此处输入的内容。</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>目标(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>方法(&amp;M)</translation>
    </message>
    <message>
        <source>As &amp;line</source>
        <translation>单行形式(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Call</source>
        <translation>调用(&amp;C)</translation>
    </message>
    <message>
        <source>Calls and waits for the result (Ctrl+Enter)</source>
        <translation>调用并等待结果 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>&amp;Pipelined call</source>
        <translation>流水线调用(&amp;P)</translation>
    </message>
    <message>
        <source>Calls without asking for the result, which can be used as a target or an argument at once ($import:ID)</source>
        <translation>调用但不请求结果，结果可立即用作目标或参数 ($import:ID)</translation>
    </message>
    <message>
        <source>&amp;Get property</source>
        <translation>读取属性(&amp;G)</translation>
    </message>
    <message>
        <source>Reads the property; arguments are not used</source>
        <translation>读取属性；不使用参数</translation>
    </message>
    <message>
        <source>Cop&amp;y as</source>
        <translation>复制为(&amp;Y)</translation>
    </message>
    <message>
        <source>Copies a program that makes this call</source>
        <translation>复制发出此调用的程序</translation>
    </message>
    <message>
        <source>&amp;JavaScript</source>
        <translation>JavaScript(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;C++ (QtCapnWeb)</source>
        <translation>C++ (QtCapnWeb)(&amp;C)</translation>
    </message>
    <message>
        <source>c&amp;url (one HTTP batch)</source>
        <translation>curl（一个 HTTP 批处理）(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>单行(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Keeps this call in a collection</source>
        <translation>将此调用存放到集合中</translation>
    </message>
    <message>
        <source>&amp;Dispose target</source>
        <translation>释放目标(&amp;D)</translation>
    </message>
    <message>
        <source>arguments: %1</source>
        <translation>参数：%1</translation>
    </message>
    <message>
        <source>The main interface is let go by disconnecting</source>
        <translation>断开连接即释放主接口</translation>
    </message>
    <message>
        <source>Lets go of the target wherever it is held here</source>
        <translation>释放此处各处持有的目标</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>number and call of a step in a chain</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>移除此步骤</translation>
    </message>
    <message>
        <source>Line, column %1: %2</source>
        <translation>单行，第 %1 列：%2</translation>
    </message>
    <message>
        <source>&amp;Date and time…</source>
        <translation>日期和时间(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Big integer</source>
        <translation>大整数(&amp;B)</translation>
    </message>
    <message>
        <source>B&amp;ytes from a file…</source>
        <translation>来自文件的字节(&amp;Y)…</translation>
    </message>
    <message>
        <source>S&amp;tream from a file…</source>
        <translation>来自文件的流(&amp;T)…</translation>
    </message>
    <message>
        <source>Bytes as base&amp;64</source>
        <translation>Base64 字节(&amp;6)</translation>
    </message>
    <message>
        <source>Ca&amp;pability</source>
        <translation>能力(&amp;P)</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>a capability and what it is</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>&amp;Callback</source>
        <translation>回调(&amp;C)</translation>
    </message>
    <message>
        <source>Callback that &amp;answers</source>
        <translation>应答的回调(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>变量(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Undefined</source>
        <translation>Undefined(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Not a number, infinity</source>
        <translation>非数值、无穷大(&amp;N)</translation>
    </message>
    <message>
        <source>U&amp;RL</source>
        <translation>URL(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Headers</source>
        <translation>标头(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Error</source>
        <translation>错误(&amp;E)</translation>
    </message>
    <message>
        <source>Stream from a File</source>
        <translation>来自文件的流</translation>
    </message>
    <message>
        <source>Bytes from a File</source>
        <translation>来自文件的字节</translation>
    </message>
    <message>
        <source>Date and Time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Date and time, in the time zone of this computer</source>
        <translation>日期和时间，按本机时区</translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerHints</name>
    <message>
        <source>%1 ×%2</source>
        <comment>types of arguments, and how often they were seen</comment>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>&amp;Fill In</source>
        <translation>填入(&amp;F)</translation>
    </message>
    <message>
        <source>Replaces the arguments by empty ones of the kinds that were seen last; Ctrl+Z brings them back</source>
        <translation>用上次所见类型的空参数替换现有参数；Ctrl+Z 可恢复</translation>
    </message>
    <message numerus="yes">
        <source>Called with %1 and %n other(s).</source>
        <translation>
            <numerusform>曾以 %1 及其他 %n 种参数调用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Called with %1.</source>
        <translation>曾以 %1 调用。</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) with other arguments.</source>
        <translation>
            <numerusform>另有 %n 次使用其他参数的调用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n time(s).</source>
        <translation>
            <numerusform>读取过 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Gave %1.</source>
        <comment>the kind of value that a method gave</comment>
        <translation>返回 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n method(s) or propert(y/ies) seen here in traffic; the Down key in the field lists them.</source>
        <translation>
            <numerusform>在此处的流量中见过 %n 个方法或属性；在字段中按向下键可列出。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerMembers</name>
    <message numerus="yes">
        <source>called %n time(s)</source>
        <translation>
            <numerusform>调用过 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>read %n time(s)</source>
        <translation>
            <numerusform>读取过 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>in a result</source>
        <translation>在某个结果中</translation>
    </message>
    <message>
        <source> or others</source>
        <comment>behind the types of a method&apos;s arguments</comment>
        <translation> 或其他</translation>
    </message>
    <message>
        <source>%1%2, %3</source>
        <comment>a method or property, the types of its arguments, how often it was seen</comment>
        <translation>%1%2，%3</translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerMenu</name>
    <message>
        <source>&amp;Collections</source>
        <translation>集合(&amp;C)</translation>
    </message>
    <message>
        <source>Comparing two results…</source>
        <translation>正在比较两个结果…</translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerResults</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Results that are held</source>
        <translation>持有的结果</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>持有</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Select two calls of the history and choose Compare.</source>
        <translation>选择历史中的两个调用，然后选择“比较”。</translation>
    </message>
    <message>
        <source>Differences of two results</source>
        <translation>两个结果的差异</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二个</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Search calls, arguments and results</source>
        <translation>搜索调用、参数和结果</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>比较(&amp;M)</translation>
    </message>
    <message>
        <source>Shows what differs between the results of the two selected calls</source>
        <translation>显示所选两个调用的结果有何不同</translation>
    </message>
    <message>
        <source>Calls of this run and of earlier ones</source>
        <translation>本次运行和以前的调用</translation>
    </message>
    <message>
        <source>Stop at the first &amp;error</source>
        <translation>遇到第一个错误时停止(&amp;E)</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>Calls of the run</source>
        <translation>运行中的调用</translation>
    </message>
    <message>
        <source>Di&amp;spose</source>
        <translation>释放(&amp;S)</translation>
    </message>
    <message>
        <source>Lets go of what this call holds at the peer</source>
        <translation>释放此调用在对端持有的内容</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>%1 and %2 have the same result.</source>
        <translation>%1 和 %2 的结果相同。</translation>
    </message>
    <message>
        <source>First: %1. Second: %2.</source>
        <translation>第一个：%1。第二个：%2。</translation>
    </message>
    <message>
        <source>Held (%1)</source>
        <translation>持有 (%1)</translation>
    </message>
    <message>
        <source>Run a collection from its context menu.</source>
        <translation>从集合的上下文菜单运行集合。</translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation>尚无调用</translation>
    </message>
    <message>
        <source> after %1 ms</source>
        <translation> 历时 %1 毫秒</translation>
    </message>
    <message>
        <source>, usable as %1</source>
        <translation>，可用作 %1</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>promise</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Make it the &amp;target</source>
        <translation>设为目标(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Dispose</source>
        <translation>释放(&amp;D)</translation>
    </message>
    <message>
        <source>Insert into &amp;arguments</source>
        <translation>插入到参数(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Edit again</source>
        <translation>再次编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Save in a Collection…</source>
        <translation>保存到集合(&amp;S)…</translation>
    </message>
    <message>
        <source>Co&amp;mpare Both Results</source>
        <translation>比较两个结果(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Copy result</source>
        <translation>复制结果(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lear History</source>
        <translation>清除历史(&amp;L)</translation>
    </message>
    <message>
        <source>Insert into &amp;arguments (too large)</source>
        <translation>插入到参数中（过大）(&amp;A)</translation>
    </message>
    <message>
        <source>Send a&amp;gain (Ctrl+Shift+Enter)</source>
        <translation>再次发送 (Ctrl+Shift+Enter)(&amp;G)</translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerTargets</name>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>main, main.path or $import:-3</source>
        <translation>main、main.path 或 $import:-3</translation>
    </message>
    <message>
        <source>the peer&apos;s main interface</source>
        <translation>对端的主接口</translation>
    </message>
    <message>
        <source>The capability to call: one of the list, or a path such as main.users or $import:-3.items[0]. Ctrl+Space lists what was seen in traffic.</source>
        <translation>要调用的能力：列表中的一个，或诸如 main.users、$import:-3.items[0] 的路径。Ctrl+空格列出流量中见过的内容。</translation>
    </message>
</context>
<context>
    <name>Inspector::ConnectDialog</name>
    <message>
        <source>(is asked for)</source>
        <comment>the value of a header</comment>
        <translation>（连接时询问）</translation>
    </message>
    <message>
        <source>Enter the URL of the server.</source>
        <translation>请输入服务器的 URL。</translation>
    </message>
    <message>
        <source>This is no URL: %1</source>
        <translation>这不是 URL：%1</translation>
    </message>
    <message>
        <source>The URL must begin with ws:// or wss://.</source>
        <translation>URL 必须以 ws:// 或 wss:// 开头。</translation>
    </message>
    <message>
        <source>The URL names no host.</source>
        <translation>URL 没有主机名。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM 文件 (*.pem *.crt *.cer *.key);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>&amp;Profiles:</source>
        <translation>配置(&amp;P)：</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of time</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>only to keep it</source>
        <translation>仅在保存时需要</translation>
    </message>
    <message>
        <source>&amp;URL:</source>
        <translation>URL(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Time to connect:</source>
        <translation>连接时限(&amp;T)：</translation>
    </message>
    <message>
        <source>Profile &amp;name:</source>
        <translation>配置名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Headers</source>
        <translation>标头(&amp;H)</translation>
    </message>
    <message>
        <source>T&amp;LS</source>
        <translation>TLS(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Beside the connections that there are</source>
        <translation>在现有连接之外再建一个(&amp;B)</translation>
    </message>
    <message>
        <source>Secret values are kept in the keyring of the system only; without one they are asked for each time.</source>
        <translation>机密值仅保存在系统密钥环中；没有密钥环时每次都会询问。</translation>
    </message>
    <message>
        <source>This program was built without access to a keyring: secret values are asked for each time, and never written down.</source>
        <translation>本程序构建时未包含密钥环访问：机密值每次都会询问，绝不写入磁盘。</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save Profile</source>
        <translation>保存配置(&amp;S)</translation>
    </message>
    <message>
        <source>Sho&amp;w secret values</source>
        <translation>显示机密值(&amp;W)</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>标头</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>机密</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>in the file of the certificate</source>
        <translation>在证书文件中</translation>
    </message>
    <message>
        <source>Passphrase of the private key</source>
        <translation>私钥的密码</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key:</source>
        <translation>私钥密码(&amp;P)：</translation>
    </message>
    <message>
        <source>Accept an&amp;y certificate of the server (unsafe: for tests)</source>
        <translation>接受服务器的任何证书（不安全：仅供测试）(&amp;Y)</translation>
    </message>
    <message>
        <source>Trusted &amp;authorities:</source>
        <translation>受信任的颁发机构(&amp;A)：</translation>
    </message>
    <message>
        <source>File of trusted certificates</source>
        <translation>受信任证书的文件</translation>
    </message>
    <message>
        <source>&amp;Own certificate:</source>
        <translation>自己的证书(&amp;O)：</translation>
    </message>
    <message>
        <source>File of the own certificate</source>
        <translation>自己的证书的文件</translation>
    </message>
    <message>
        <source>Private &amp;key:</source>
        <translation>私钥(&amp;K)：</translation>
    </message>
    <message>
        <source>File of the private key</source>
        <translation>私钥的文件</translation>
    </message>
    <message>
        <source>Drawn as dots, and kept in the keyring of the system only</source>
        <translation>显示为圆点，仅保存在系统密钥环中</translation>
    </message>
    <message>
        <source>Enter the value of %1.</source>
        <translation>请输入 %1 的值。</translation>
    </message>
    <message>
        <source>Enter the passphrase of the private key.</source>
        <translation>请输入私钥的密码。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is kept without its secrets, which are asked for each time. %2</source>
        <translation>&quot;%1&quot; 已保存，但不含其机密值，每次都会询问。%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is kept without its secrets, which are asked for each time.</source>
        <translation>&quot;%1&quot; 已保存，但不含其机密值，每次都会询问。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is kept.</source>
        <translation>&quot;%1&quot; 已保存。</translation>
    </message>
    <message>
        <source>{{name}} stands for a variable of the collection that is open in the composer, here and in headers.</source>
        <translation>{{name}} 代表在编写器中打开的集合的变量，此处和标头中均可使用。</translation>
    </message>
    <message>
        <source>Connects to %1</source>
        <comment>a URL</comment>
        <translation>连接到 %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not connected. %2</source>
        <translation>“%1”未连接。%2</translation>
    </message>
</context>
<context>
    <name>Inspector::ConnectionBar</name>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>closing…</source>
        <translation>正在关闭…</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>URL of the server</source>
        <translation>服务器 URL</translation>
    </message>
    <message>
        <source>ws://127.0.0.1:8080/</source>
        <translation>ws://127.0.0.1:8080/</translation>
    </message>
    <message>
        <source>&amp;Headers…</source>
        <translation>标头(&amp;H)…</translation>
    </message>
    <message>
        <source>Headers that are sent with the request that opens the connection</source>
        <translation>随打开连接的请求发送的标头</translation>
    </message>
    <message>
        <source>De&amp;mo</source>
        <translation>演示(&amp;M)</translation>
    </message>
    <message>
        <source>Starts the built-in demo server and connects to it</source>
        <translation>启动内置演示服务器并连接</translation>
    </message>
    <message>
        <source>Why the connection failed</source>
        <translation>连接失败的原因</translation>
    </message>
    <message>
        <source>&amp;Headers (%1)…</source>
        <translation>标头 (%1)(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开(&amp;D)</translation>
    </message>
    <message>
        <source>Re&amp;connect</source>
        <translation>重新连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Inspector::ConnectionBarHeaders</name>
    <message>
        <source>Headers and Options</source>
        <translation>标头和选项</translation>
    </message>
    <message>
        <source>&amp;Show secret values</source>
        <translation>显示机密值(&amp;S)</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>标头</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Accept a&amp;ny TLS certificate (unsafe: for tests)</source>
        <translation>接受任何 TLS 证书（不安全：仅供测试）(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Time to connect</source>
        <translation>连接时限(&amp;T)</translation>
    </message>
</context>
<context>
    <name>Inspector::ConnectionProfiles</name>
    <message>
        <source>The URL: %1</source>
        <translation>URL：%1</translation>
    </message>
    <message>
        <source>With the values of its variables the URL is none: %1</source>
        <translation>代入变量的值后，URL 无效：%1</translation>
    </message>
    <message>
        <source>The header %1: %2</source>
        <translation>标头 %1：%2</translation>
    </message>
</context>
<context>
    <name>Inspector::Converter</name>
    <message>
        <source>This is nested more than %1 levels deep, which no peer accepts.</source>
        <translation>嵌套超过 %1 层，没有对端会接受。</translation>
    </message>
    <message>
        <source>%1 A text that begins so is written with two $.</source>
        <translation>%1 以此开头的文本用两个 $ 书写。</translation>
    </message>
    <message>
        <source>A reference has no blanks.</source>
        <translation>引用中不能有空格。</translation>
    </message>
    <message>
        <source>A tagged value has no other members. A key that begins with $ is written with two $.</source>
        <translation>带标记的值没有其他成员。以 $ 开头的键用两个 $ 书写。</translation>
    </message>
    <message>
        <source>A callback has a name, such as {&quot;$callback&quot;:&quot;progress&quot;}.</source>
        <translation>回调有名称，例如 {&quot;$callback&quot;:&quot;progress&quot;}。</translation>
    </message>
    <message>
        <source>%1 is no known tag. A key that begins with $ is written with two $.</source>
        <translation>%1 不是已知标记。以 $ 开头的键用两个 $ 书写。</translation>
    </message>
    <message>
        <source>This is not base64.</source>
        <translation>这不是 Base64。</translation>
    </message>
    <message>
        <source>This is no type of bytes; one is Uint8Array, ArrayBuffer, Float64Array …</source>
        <translation>这不是字节类型；可用的有 Uint8Array、ArrayBuffer、Float64Array 等</translation>
    </message>
    <message>
        <source>This is no whole number of elements; bytes: %1.</source>
        <translation>元素个数不是整数；字节数：%1。</translation>
    </message>
    <message>
        <source>This is no date; one is &quot;2026-01-31T12:00:00Z&quot; or milliseconds since 1970.</source>
        <translation>这不是日期；例如 &quot;2026-01-31T12:00:00Z&quot; 或自 1970 年起的毫秒数。</translation>
    </message>
    <message>
        <source>A date is a text, a number of milliseconds, or null for the invalid date.</source>
        <translation>日期是文本、毫秒数，或表示无效日期的 null。</translation>
    </message>
    <message>
        <source>This is beyond the range of dates.</source>
        <translation>超出日期范围。</translation>
    </message>
    <message>
        <source>A bigint is a text of digits, such as &quot;-12345678901234567890&quot;.</source>
        <translation>bigint 是数字文本，例如 &quot;-12345678901234567890&quot;。</translation>
    </message>
    <message>
        <source>It is one of &quot;NaN&quot;, &quot;Infinity&quot;, &quot;-Infinity&quot; and &quot;-0&quot;.</source>
        <translation>应为 &quot;NaN&quot;、&quot;Infinity&quot;、&quot;-Infinity&quot; 或 &quot;-0&quot;。</translation>
    </message>
    <message>
        <source>This is no complete URL.</source>
        <translation>这不是完整的 URL。</translation>
    </message>
    <message>
        <source>Headers are an array of pairs, such as [[&quot;accept&quot;, &quot;text/html&quot;]].</source>
        <translation>标头是成对的数组，例如 [[&quot;accept&quot;, &quot;text/html&quot;]]。</translation>
    </message>
    <message>
        <source>A header is a pair of texts.</source>
        <translation>标头是一对文本。</translation>
    </message>
    <message>
        <source>An error is a message, or an object with type, message and properties.</source>
        <translation>错误是一条消息，或含有 type、message 和 properties 的对象。</translation>
    </message>
    <message>
        <source>An error has type, message (texts) and properties (an object).</source>
        <translation>错误含有 type、message（文本）和 properties（对象）。</translation>
    </message>
    <message>
        <source>This is no name of a file.</source>
        <translation>这不是文件名。</translation>
    </message>
</context>
<context>
    <name>Inspector::DensityStrip</name>
    <message>
        <source>Density of the whole capture</source>
        <translation>整个捕获的密度</translation>
    </message>
    <message>
        <source>There are no records.</source>
        <translation>没有记录。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln 个错误</numerusform>
        </translation>
    </message>
    <message>
        <source>no errors</source>
        <translation>没有错误</translation>
    </message>
    <message>
        <source>%1 to %2: %3, %4</source>
        <comment>two places on the axis of time, then what is between them</comment>
        <translation>%1 到 %2：%3，%4</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>a place on the axis of time, then what is there</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Show This Moment in the Timeline</source>
        <translation>在时间线中显示此时刻</translation>
    </message>
    <message>
        <source>Filter to the Chosen Range</source>
        <translation>过滤到所选范围</translation>
    </message>
    <message>
        <source>Show the Whole Capture</source>
        <translation>显示整个捕获</translation>
    </message>
    <message>
        <source>%1: %2
Drag to show a part of the capture only.</source>
        <comment>a place on the axis of time, then what is there</comment>
        <translation>%1：%2
拖动以仅显示捕获的一部分。</translation>
    </message>
</context>
<context>
    <name>Inspector::EntryUsesView</name>
    <message>
        <source>References of the chosen entry</source>
        <translation>所选条目的引用</translation>
    </message>
    <message>
        <source>Choose an entry to see the calls that refer to it.</source>
        <translation>选择一个条目，以查看引用它的调用。</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>一个值</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>record number, a call that was made on the entry</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: in the arguments of %2</source>
        <comment>record number, call</comment>
        <translation>%1：在 %2 的参数中</translation>
    </message>
    <message>
        <source>%1: in the result of %2</source>
        <comment>record number, call</comment>
        <translation>%1：在 %2 的结果中</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more: show all in the timeline</source>
        <translation>
            <numerusform>… 还有 %Ln 个：在时间线中全部显示</numerusform>
        </translation>
    </message>
    <message>
        <source>Calls in flight (%L1)</source>
        <translation>进行中的调用 (%L1)</translation>
    </message>
    <message>
        <source>Calls before (%L1)</source>
        <comment>that were answered or given up</comment>
        <translation>之前的调用 (%L1)</translation>
    </message>
    <message>
        <source>No call refers to it.</source>
        <translation>没有调用引用它。</translation>
    </message>
    <message>
        <source>Show only these calls in the timeline</source>
        <translation>在时间线中仅显示这些调用</translation>
    </message>
    <message>
        <source>Looking… %1 %</source>
        <translation>正在查找… %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are too large to be looked into.</source>
        <translation>
            <numerusform>%Ln 条消息过大，无法查看其内容。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;All records (%L1)</source>
        <translation>所有记录 (%L1)(&amp;A)</translation>
    </message>
    <message>
        <source>Only those that are &amp;displayed (%L1)</source>
        <translation>仅显示的记录 (%L1)(&amp;D)</translation>
    </message>
    <message>
        <source>Only those that are &amp;selected (%L1)</source>
        <translation>仅所选的记录 (%L1)(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Hide the values of members, headers and parameters with these names:</source>
        <translation>隐藏具有以下名称的成员、标头和参数的值(&amp;H)：</translation>
    </message>
    <message>
        <source>Names whose values are hidden</source>
        <translation>隐藏其值的名称</translation>
    </message>
    <message>
        <source>Tables and calls of a part are those of a recording that saw no more than it.</source>
        <translation>部分捕获的表和调用，等同于只看到这一部分的录制。</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
</context>
<context>
    <name>Inspector::FileFollower</name>
    <message>
        <source>The file is another one now: what is shown is what it held before.</source>
        <translation>文件现在已是另一个：显示的是它之前的内容。</translation>
    </message>
</context>
<context>
    <name>Inspector::FileJob</name>
    <message>
        <source>This is a folder.</source>
        <translation>这是一个文件夹。</translation>
    </message>
    <message>
        <source>Line %1 was skipped: %2</source>
        <translation>已跳过第 %1 行：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) were skipped in all.</source>
        <translation>
            <numerusform>共跳过 %Ln 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>The last line was not written to its end, and was skipped.</source>
        <translation>最后一行没有写完，已跳过。</translation>
    </message>
    <message>
        <source>Opening was cancelled.</source>
        <translation>打开已取消。</translation>
    </message>
    <message>
        <source>%L1 records have no place in this format, and were left out.</source>
        <translation>此格式无法容纳 %L1 条记录，已略去。</translation>
    </message>
    <message>
        <source>It was changed while it was read.</source>
        <translation>读取期间文件被更改。</translation>
    </message>
</context>
<context>
    <name>Inspector::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>Filter, such as: method == &quot;hello&quot; and latency &gt; 5 ms</source>
        <translation>过滤器，例如：method == &quot;hello&quot; and latency &gt; 5 ms</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Show only the rows that fit (Enter)</source>
        <translation>仅显示符合的行 (Enter)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Show all rows again</source>
        <translation>重新显示所有行</translation>
    </message>
    <message>
        <source>Earlier and saved filters</source>
        <translation>以前和已保存的过滤器</translation>
    </message>
    <message>
        <source>Earlier filters, and those with a name (Alt+Down)</source>
        <translation>以前的过滤器和命名的过滤器 (Alt+Down)</translation>
    </message>
    <message>
        <source>Progress of the filter</source>
        <translation>过滤进度</translation>
    </message>
    <message>
        <source>filtering… Escape stops it</source>
        <translation>正在过滤… 按 Escape 停止</translation>
    </message>
    <message>
        <source>Enter applies it</source>
        <translation>按 Enter 应用</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 / %L2</translation>
    </message>
    <message>
        <source>Save the Filter</source>
        <translation>保存过滤器</translation>
    </message>
    <message>
        <source>Name of the filter:</source>
        <translation>过滤器名称：</translation>
    </message>
    <message>
        <source>Often Useful</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>Errors and problems</source>
        <translation>错误和问题</translation>
    </message>
    <message>
        <source>Calls without pull and release</source>
        <translation>不含 pull 和 release 的调用</translation>
    </message>
    <message>
        <source>Calls slower than 100 ms</source>
        <translation>慢于 100 毫秒的调用</translation>
    </message>
    <message>
        <source>Calls without an answer</source>
        <translation>没有应答的调用</translation>
    </message>
    <message>
        <source>Messages of more than 10 kB</source>
        <translation>大于 10 kB 的消息</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>以前</translation>
    </message>
    <message>
        <source>&amp;Save This Filter…</source>
        <translation>保存此过滤器(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Remove a Saved Filter</source>
        <translation>移除已保存的过滤器(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Forget Earlier Filters</source>
        <translation>忘记以前的过滤器(&amp;F)</translation>
    </message>
    <message>
        <source>This says nothing to filter by</source>
        <translation>这里没有可用于过滤的内容</translation>
    </message>
    <message>
        <source>&amp;Selected: %1</source>
        <translation>所选：%1(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Not selected</source>
        <translation>非所选(&amp;N)</translation>
    </message>
    <message>
        <source>… &amp;and selected</source>
        <translation>… 且为所选(&amp;A)</translation>
    </message>
    <message>
        <source>… &amp;or selected</source>
        <translation>… 或为所选(&amp;O)</translation>
    </message>
    <message>
        <source>… and no&amp;t selected</source>
        <translation>… 且非所选(&amp;T)</translation>
    </message>
    <message>
        <source>… or not s&amp;elected</source>
        <translation>… 或非所选(&amp;E)</translation>
    </message>
</context>
<context>
    <name>Inspector::FindBar</name>
    <message>
        <source>Match &amp;case</source>
        <translation>区分大小写(&amp;C)</translation>
    </message>
    <message>
        <source>Regular e&amp;xpression</source>
        <translation>正则表达式(&amp;X)</translation>
    </message>
    <message>
        <source>Text to find</source>
        <translation>要查找的文本</translation>
    </message>
    <message>
        <source>Find in the messages</source>
        <translation>在消息中查找</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>The hit before (Shift+F3, Shift+Enter)</source>
        <translation>上一个匹配 (Shift+F3, Shift+Enter)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>The next hit (F3, Enter)</source>
        <translation>下一个匹配 (F3, Enter)</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>关闭查找栏</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭 (Escape)</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>查找进度</translation>
    </message>
    <message>
        <source>continued at the end</source>
        <translation>从末尾继续</translation>
    </message>
    <message>
        <source>continued at the beginning</source>
        <translation>从开头继续</translation>
    </message>
    <message>
        <source>all hits are hidden by the filter</source>
        <translation>所有匹配都被过滤器隐藏</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>looking… Escape stops it</source>
        <translation>正在查找… 按 Escape 停止</translation>
    </message>
    <message>
        <source>%L1 of %L2 hits</source>
        <translation>%L1 / %L2 个匹配</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln 个匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a number of hits, then a notice</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>Inspector::FindingsModel</name>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>Inspector::FindingsPane</name>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>What the finding means</source>
        <translation>该发现的含义</translation>
    </message>
    <message>
        <source>Choose a finding to read what it means.</source>
        <translation>选择一项发现以查看其含义。</translation>
    </message>
    <message>
        <source>Show or hide these</source>
        <translation>显示或隐藏这些</translation>
    </message>
    <message>
        <source>Go to Record %1</source>
        <translation>转到记录 %1</translation>
    </message>
    <message>
        <source>Show Only These Records</source>
        <translation>仅显示这些记录</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>What is looked for; what is not ticked is ignored, in all captures</source>
        <translation>要查找的内容；未勾选的在所有捕获中均被忽略</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <comment>rule, number of findings</comment>
        <translation>%1 (%L2)</translation>
    </message>
    <message numerus="yes">
        <source>Rules (%Ln ignored)</source>
        <translation>
            <numerusform>规则（已忽略 %Ln 条）</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules</source>
        <comment>of findings</comment>
        <translation>规则</translation>
    </message>
    <message>
        <source>Ignore This Rule: %1</source>
        <translation>忽略此规则：%1</translation>
    </message>
    <message>
        <source>Copy All That Are Shown</source>
        <translation>复制显示的所有发现</translation>
    </message>
</context>
<context>
    <name>Inspector::HintBar</name>
    <message>
        <source>Select a message: the tables show what each side held at that moment. Escape goes back to now.</source>
        <translation>选择一条消息：表会显示双方在那一刻持有的内容。按 Escape 返回当前。</translation>
    </message>
    <message>
        <source>%1 finds any command by its name.</source>
        <translation>%1 可按名称查找任何命令。</translation>
    </message>
    <message>
        <source>%1 writes a filter; the menu of any cell makes one from what the cell says.</source>
        <translation>%1 编写过滤器；任何单元格的菜单都可由其内容生成过滤器。</translation>
    </message>
    <message>
        <source>%1 and %2 go along the messages of one call.</source>
        <translation>%1 和 %2 沿同一调用的消息移动。</translation>
    </message>
    <message>
        <source>%1 to %2 change the arrangement of the panes; each keeps what you change.</source>
        <translation>%1 到 %2 更改面板的布局；每种布局都会保留您的更改。</translation>
    </message>
    <message>
        <source>Session › Record Through a Proxy shows the traffic of a client and a server that you cannot change.</source>
        <translation>“会话 › 通过代理录制”可显示您无法更改的客户端与服务器之间的通信。</translation>
    </message>
    <message>
        <source>Next Hint</source>
        <translation>下一条提示</translation>
    </message>
    <message>
        <source>Close the Hints</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Close the hints; Help shows them again</source>
        <translation>关闭提示；可从“帮助”再次显示</translation>
    </message>
    <message>
        <source>Hint %L1 of %L2</source>
        <translation>提示 %L1 / %L2</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>Inspector::InspectorController</name>
    <message>
        <source>There is no URL to connect to.</source>
        <translation>没有可连接的 URL。</translation>
    </message>
    <message>
        <source>This is no URL: %1</source>
        <translation>这不是 URL：%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no WebSocket URL: it must begin with ws:// or wss://.</source>
        <translation>&quot;%1&quot; 不是 WebSocket URL：必须以 ws:// 或 wss:// 开头。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no host.</source>
        <translation>&quot;%1&quot; 没有主机名。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a header.</source>
        <translation>&quot;%1&quot; 不是标头名称。</translation>
    </message>
    <message>
        <source>The value of header %1 has line breaks or other control characters.</source>
        <translation>标头 %1 的值含有换行或其他控制字符。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Session %1: connected to %2.</source>
        <translation>会话 %1：已连接到 %2。</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>没有连接。</translation>
    </message>
    <message>
        <source>%1 was released.</source>
        <translation>%1 已被释放。</translation>
    </message>
    <message>
        <source>There is no %1 in the table of imports.</source>
        <translation>导入表中没有 %1。</translation>
    </message>
    <message>
        <source>There is no %1 in the table of exports.</source>
        <translation>导出表中没有 %1。</translation>
    </message>
    <message>
        <source>Session %1: disconnecting.</source>
        <translation>会话 %1：正在断开。</translation>
    </message>
    <message>
        <source>Method, column %1: %2</source>
        <translation>方法，第 %1 列：%2</translation>
    </message>
    <message>
        <source>Arguments, line %1, column %2: %3</source>
        <translation>参数，第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>The main interface is let go by disconnecting.</source>
        <translation>断开连接即释放主接口。</translation>
    </message>
    <message>
        <source>Session %1: connecting to %2.</source>
        <translation>会话 %1：正在连接 %2。</translation>
    </message>
    <message>
        <source>Session %1: the certificate of the server is not checked.</source>
        <translation>会话 %1：未检查服务器证书。</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>会话已结束。</translation>
    </message>
    <message>
        <source>Session %1: %2</source>
        <translation>会话 %1：%2</translation>
    </message>
    <message>
        <source>Session %1: closed.</source>
        <translation>会话 %1：已关闭。</translation>
    </message>
    <message>
        <source>Calls of callbacks that are in the timeline only: %1.</source>
        <translation>仅在时间线中显示的回调调用：%1。</translation>
    </message>
    <message>
        <source>Session %1: a message of %2 bytes was refused for its size.</source>
        <translation>会话 %1：一条 %2 字节的消息因过大被拒收。</translation>
    </message>
    <message>
        <source>Session %1: a message was refused for its size.</source>
        <translation>会话 %1：一条消息因过大被拒收。</translation>
    </message>
    <message>
        <source>Session %1: a binary frame came, which the protocol forbids.</source>
        <translation>会话 %1：收到协议禁止的二进制帧。</translation>
    </message>
    <message>
        <source>Session %1: the tables shown are not those of the session: %2.</source>
        <translation>会话 %1：显示的表与会话的表不一致：%2。</translation>
    </message>
    <message>
        <source>The raw frame was not sent: there is no connection.</source>
        <translation>原始帧未发送：没有连接。</translation>
    </message>
    <message>
        <source>Out of step: a raw frame was sent in this session.</source>
        <translation>失步：此会话中发送过原始帧。</translation>
    </message>
    <message>
        <source>Session %1: a raw frame was sent. From here on the ids of both sides may not fit together.</source>
        <translation>会话 %1：已发送原始帧。从此处起，双方的 ID 可能不再一致。</translation>
    </message>
</context>
<context>
    <name>Inspector::LatencyPlot</name>
    <message>
        <source>Latency of calls</source>
        <translation>调用延迟</translation>
    </message>
    <message>
        <source>%1: %L2 answers, median %3, 95 % within %4, 99 % within %5.</source>
        <translation>%1：%L2 个应答，中位数 %3，95 % 在 %4 以内，99 % 在 %5 以内。</translation>
    </message>
    <message>
        <source>No call was answered.</source>
        <translation>没有调用得到应答。</translation>
    </message>
    <message>
        <source>No call was answered</source>
        <translation>没有调用得到应答</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>%L1 answers</source>
        <translation>%L1 个应答</translation>
    </message>
    <message>
        <source>%1 to %2: about %3 % of the answers</source>
        <translation>%1 到 %2：约占应答的 %3 %</translation>
    </message>
</context>
<context>
    <name>Inspector::LiveSources</name>
    <message>
        <source>Live %1</source>
        <translation>实时 %1</translation>
    </message>
</context>
<context>
    <name>Inspector::LiveSpool</name>
    <message>
        <source>%1 is not kept on disk for the case that the program is killed: %2</source>
        <translation>%1 未存盘，程序被强制终止时将会丢失：%2</translation>
    </message>
    <message>
        <source>%1 is kept on disk again for the case that the program is killed.</source>
        <translation>%1 已重新存盘，以防程序被强制终止。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of %1 are missing in what is kept on disk for the case that the program is killed.</source>
        <translation>
            <numerusform>为防程序被强制终止而存盘的内容中，缺少 %1 的 %Ln 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is kept of %1 on disk, for the case that the program is killed, has reached its largest size: its oldest part is let go. The window still has all of it.</source>
        <translation>为防程序被强制终止而存盘的 %1 内容已达到最大大小：其最旧的部分已丢弃。窗口中仍有全部内容。</translation>
    </message>
</context>
<context>
    <name>Inspector::LogModel</name>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生的事</translation>
    </message>
</context>
<context>
    <name>Inspector::MainWindow</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Cap&apos;n Web Inspector</source>
        <translation>Cap&apos;n Web 检查器</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>编写器</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>消息 %1</translation>
    </message>
    <message>
        <source>Record %1 selected</source>
        <translation>已选择记录 %1</translation>
    </message>
    <message>
        <source>The filter was cleared, because it hides record %1.</source>
        <translation>过滤器隐藏了记录 %1，因此已清除。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1[*] - Cap&apos;n Web Inspector</source>
        <translation>%1[*] - Cap&apos;n Web 检查器</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 条记录</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 条记录</translation>
    </message>
    <message>
        <source>%L1 of %L2 records, %3</source>
        <translation>%L1 / %L2 条记录，%3</translation>
    </message>
    <message>
        <source>Imports %L1, exports %L2</source>
        <translation>导入 %L1，导出 %L2</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>无法打开 %1</translation>
    </message>
    <message>
        <source>%1 holds no records</source>
        <translation>%1 不含任何记录</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>连接(&amp;C)…</translation>
    </message>
    <message>
        <source>Enter the URL of a server</source>
        <translation>输入服务器的 URL</translation>
    </message>
    <message>
        <source>Connect to the &amp;Demo Server</source>
        <translation>连接到演示服务器(&amp;D)</translation>
    </message>
    <message>
        <source>Start the built-in server and connect to it</source>
        <translation>启动内置服务器并连接</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>结束会话</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>重新连接(&amp;R)</translation>
    </message>
    <message>
        <source>Connect again to the same server</source>
        <translation>再次连接到同一服务器</translation>
    </message>
    <message>
        <source>&amp;Follow New Messages</source>
        <translation>跟随新消息(&amp;F)</translation>
    </message>
    <message>
        <source>Keep the newest message in view</source>
        <translation>保持最新消息可见</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>&amp;Live Tables</source>
        <translation>实时表(&amp;L)</translation>
    </message>
    <message>
        <source>Show the tables as they are now, not as of the selected message</source>
        <translation>显示表的当前状态，而不是所选消息时的状态</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>尚无消息</translation>
    </message>
    <message>
        <source>Enter the URL of a Cap&apos;n Web server above and press Connect: every message of the session appears here, and both capability tables below. Without a server at hand, try the built-in demo.</source>
        <translation>在上方输入 Cap&apos;n Web 服务器的 URL 并按“连接”：会话的每条消息将显示在这里，两张能力表显示在下方。手边没有服务器时，请试用内置演示。</translation>
    </message>
    <message>
        <source>Tool Bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Copy &amp;Message Text</source>
        <translation>复制消息文本(&amp;M)</translation>
    </message>
    <message>
        <source>Copy &amp;Rows</source>
        <translation>复制行(&amp;R)</translation>
    </message>
    <message>
        <source>Select &amp;All Rows</source>
        <translation>选择所有行(&amp;A)</translation>
    </message>
    <message>
        <source>Mar&amp;k or Unmark</source>
        <translation>标记或取消标记(&amp;K)</translation>
    </message>
    <message>
        <source>Comme&amp;nt…</source>
        <translation>注释(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>P&amp;erspectives</source>
        <translation>视角(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>实时(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Analyze</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Compose</source>
        <translation>编写(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Composer</source>
        <translation>编写器(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Tables</source>
        <translation>表(&amp;T)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Normal Size</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>Fit Columns to Contents</source>
        <translation>使列适合内容</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>Like the &amp;Desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Restore Default Layout</source>
        <translation>恢复默认布局(&amp;R)</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Go to Record…</source>
        <translation>转到记录(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;First Record</source>
        <translation>第一条记录(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Last Record</source>
        <translation>最后一条记录(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Next Record</source>
        <translation>下一条记录(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous Record</source>
        <translation>上一条记录(&amp;P)</translation>
    </message>
    <message>
        <source>Next of the Same &amp;Call</source>
        <translation>同一调用的下一条(&amp;C)</translation>
    </message>
    <message>
        <source>Previous of the &amp;Same Call</source>
        <translation>同一调用的上一条(&amp;S)</translation>
    </message>
    <message>
        <source>F&amp;ilter</source>
        <translation>过滤器(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;New Connection</source>
        <translation>新建连接(&amp;N)</translation>
    </message>
    <message>
        <source>A connection beside those that there are</source>
        <translation>在现有连接之外再建一个连接</translation>
    </message>
    <message>
        <source>Record Through a &amp;Proxy…</source>
        <translation>通过代理录制(&amp;P)…</translation>
    </message>
    <message>
        <source>Listen on this computer, pass everything on to a server, and record it</source>
        <translation>在本机监听，将一切转发到服务器并录制</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;How to Read This Window</source>
        <translation>如何阅读此窗口(&amp;H)</translation>
    </message>
    <message>
        <source>The &amp;Filter Language</source>
        <translation>过滤语言(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;About Cap&apos;n Web Inspector</source>
        <translation>关于 Cap&apos;n Web 检查器(&amp;A)</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>关于 Qt(&amp;Q)</translation>
    </message>
    <message>
        <source>Copy Message Text</source>
        <translation>复制消息文本</translation>
    </message>
    <message>
        <source>Copy Rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Next of the Same Call</source>
        <translation>同一调用的下一条</translation>
    </message>
    <message>
        <source>Previous of the Same Call</source>
        <translation>同一调用的上一条</translation>
    </message>
    <message>
        <source>&amp;Apply as Filter</source>
        <translation>作为过滤器应用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Prepare as Filter</source>
        <translation>作为过滤器准备(&amp;P)</translation>
    </message>
    <message>
        <source>Show the Tables at This Message</source>
        <translation>显示此消息时的表</translation>
    </message>
    <message>
        <source>Go to Record</source>
        <translation>转到记录</translation>
    </message>
    <message>
        <source>Number of the record, 0 to %L1:</source>
        <translation>记录编号，0 到 %L1：</translation>
    </message>
    <message>
        <source>There is no record %1.</source>
        <translation>没有记录 %1。</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a capture from a file</source>
        <translation>从文件打开捕获</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save the capture into its file</source>
        <translation>将捕获保存到其文件</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the whole capture into another file</source>
        <translation>将整个捕获保存到另一个文件</translation>
    </message>
    <message>
        <source>Stop reading the file</source>
        <translation>停止读取文件</translation>
    </message>
    <message>
        <source>&amp;Close Capture</source>
        <translation>关闭捕获(&amp;C)</translation>
    </message>
    <message>
        <source>Take the capture out of this window</source>
        <translation>从此窗口移除捕获</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Forget These</source>
        <translation>忘记这些(&amp;F)</translation>
    </message>
    <message>
        <source>Open the &amp;Folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Open a Capture</source>
        <translation>打开捕获</translation>
    </message>
    <message>
        <source>Captures (*.cwtrace *.cwtrace.zst *.ndjson *.jsonl *.har)</source>
        <translation>捕获文件 (*.cwtrace *.cwtrace.zst *.ndjson *.jsonl *.har)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the Capture</source>
        <translation>保存捕获</translation>
    </message>
    <message>
        <source>Captures (*.cwtrace)</source>
        <translation>捕获文件 (*.cwtrace)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>The capture &quot;%1&quot; is in no file. Save it before it is closed?</source>
        <translation>捕获 &quot;%1&quot; 未保存到任何文件。关闭前保存吗？</translation>
    </message>
    <message numerus="yes">
        <source>It has %Ln record(s). What is discarded cannot be had again.</source>
        <translation>
            <numerusform>它有 %Ln 条记录。丢弃后无法恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter Bar</source>
        <translation>过滤栏</translation>
    </message>
    <message>
        <source>&amp;Write a Filter</source>
        <translation>编写过滤器(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Clear the Filter</source>
        <translation>清除过滤器(&amp;C)</translation>
    </message>
    <message>
        <source>The selected row belongs to no call.</source>
        <translation>所选行不属于任何调用。</translation>
    </message>
    <message>
        <source>&amp;Save This Filter…</source>
        <translation>保存此过滤器(&amp;S)…</translation>
    </message>
    <message>
        <source>How to Read This Window</source>
        <translation>如何阅读此窗口</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Timeline&lt;/h3&gt;&lt;p&gt;One row for each message, and for what happens to the connection. An arrow to the right was sent by this side, one to the left came from the peer. A call is four messages: &lt;b&gt;push&lt;/b&gt; makes it, &lt;b&gt;pull&lt;/b&gt; asks for its result, &lt;b&gt;resolve&lt;/b&gt; or &lt;b&gt;reject&lt;/b&gt; brings it, &lt;b&gt;release&lt;/b&gt; lets it go; selecting one marks the others.&lt;/p&gt;&lt;p&gt;&lt;b&gt;State&lt;/b&gt; of a push says what became of the call and how long it took.&lt;/p&gt;&lt;h3&gt;Tables&lt;/h3&gt;&lt;p&gt;Each side has two tables: &lt;b&gt;imports&lt;/b&gt; are capabilities of the other side that it may use, &lt;b&gt;exports&lt;/b&gt; are its own that the other side may use. Id 0 is the main interface. Ids that a call or pipe made are positive, ids that were given away by reference are negative.&lt;/p&gt;&lt;p&gt;Selecting a message shows the tables as they were after it, with what it made and what it released; &lt;b&gt;Live&lt;/b&gt; goes back to now. The menu of an entry makes it the target of the next call, disposes it, or goes to the message that created it.&lt;/p&gt;&lt;h3&gt;Keys&lt;/h3&gt;&lt;table cellpadding=&apos;3&apos;&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+P&lt;/td&gt;&lt;td&gt;all commands by name&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+O, Ctrl+S&lt;/td&gt;&lt;td&gt;open, save a capture&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+/&lt;/td&gt;&lt;td&gt;write a filter&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+1, Ctrl+2, Ctrl+3&lt;/td&gt;&lt;td&gt;perspectives&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+L&lt;/td&gt;&lt;td&gt;enter a URL&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+E, Ctrl+R&lt;/td&gt;&lt;td&gt;disconnect, reconnect&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+F&lt;/td&gt;&lt;td&gt;follow new messages&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+L&lt;/td&gt;&lt;td&gt;live tables&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+G&lt;/td&gt;&lt;td&gt;go to a record&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+. and Ctrl+,&lt;/td&gt;&lt;td&gt;next and previous message of the same call&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Escape&lt;/td&gt;&lt;td&gt;select nothing; the tables are live again&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+K, Ctrl+T&lt;/td&gt;&lt;td&gt;composer, tables&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+C&lt;/td&gt;&lt;td&gt;copy rows; Ctrl+Shift+C copies the text of the messages&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</source>
        <translation>&lt;h3&gt;时间线&lt;/h3&gt;&lt;p&gt;每条消息以及连接上发生的每件事各占一行。向右的箭头表示由本方发送，向左的来自对端。一次调用由四条消息组成：&lt;b&gt;push&lt;/b&gt; 发起调用，&lt;b&gt;pull&lt;/b&gt; 请求结果，&lt;b&gt;resolve&lt;/b&gt; 或 &lt;b&gt;reject&lt;/b&gt; 带来结果，&lt;b&gt;release&lt;/b&gt; 释放它；选择其中一条会标出其余各条。&lt;/p&gt;&lt;p&gt;push 的&lt;b&gt;状态&lt;/b&gt;说明调用的结局和耗时。&lt;/p&gt;&lt;h3&gt;表&lt;/h3&gt;&lt;p&gt;每一方有两张表：&lt;b&gt;导入&lt;/b&gt;是可以使用的对方能力，&lt;b&gt;导出&lt;/b&gt;是对方可以使用的己方能力。ID 0 是主接口。由调用或管道产生的 ID 为正，以引用方式给出的 ID 为负。&lt;/p&gt;&lt;p&gt;选择一条消息会显示其后的表，以及它产生和释放的内容；&lt;b&gt;实时&lt;/b&gt;返回当前。条目的菜单可将其设为下次调用的目标、释放它，或转到产生它的消息。&lt;/p&gt;&lt;h3&gt;按键&lt;/h3&gt;&lt;table cellpadding=&apos;3&apos;&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+P&lt;/td&gt;&lt;td&gt;按名称查找所有命令&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+O, Ctrl+S&lt;/td&gt;&lt;td&gt;打开、保存捕获&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+/&lt;/td&gt;&lt;td&gt;编写过滤器&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+1, Ctrl+2, Ctrl+3&lt;/td&gt;&lt;td&gt;视角&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+L&lt;/td&gt;&lt;td&gt;输入 URL&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+E, Ctrl+R&lt;/td&gt;&lt;td&gt;断开、重新连接&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+F&lt;/td&gt;&lt;td&gt;跟随新消息&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+L&lt;/td&gt;&lt;td&gt;实时表&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+G&lt;/td&gt;&lt;td&gt;转到记录&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+. 和 Ctrl+,&lt;/td&gt;&lt;td&gt;同一调用的下一条和上一条消息&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Escape&lt;/td&gt;&lt;td&gt;取消选择；表恢复实时&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+K, Ctrl+T&lt;/td&gt;&lt;td&gt;编写器、表&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+C&lt;/td&gt;&lt;td&gt;复制行；Ctrl+Shift+C 复制消息文本&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</translation>
    </message>
    <message>
        <source>About Cap&apos;n Web Inspector</source>
        <translation>关于 Cap&apos;n Web 检查器</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Cap&apos;n Web Inspector %1&lt;/h3&gt;</source>
        <translation>&lt;h3&gt;Cap&apos;n Web 检查器 %1&lt;/h3&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Shows what passes between two Cap&apos;n Web peers: messages, calls, and the capability tables of both sides.&lt;/p&gt;&lt;p&gt;Licence: GNU General Public License, version 3 or later. The library QtCapnWeb: MIT.&lt;/p&gt;</source>
        <translation>&lt;p&gt;显示两个 Cap&apos;n Web 对端之间的通信：消息、调用以及双方的能力表。&lt;/p&gt;&lt;p&gt;许可：GNU 通用公共许可证第 3 版或更高版本。QtCapnWeb 库：MIT。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The Filter Language</source>
        <translation>过滤语言</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Findings ● %L1</source>
        <translation>发现 ● %L1</translation>
    </message>
    <message>
        <source>Only messages can be marked and commented on.</source>
        <translation>只有消息可以标记和注释。</translation>
    </message>
    <message>
        <source>Comment on Record %1</source>
        <translation>注释记录 %1</translation>
    </message>
    <message>
        <source>Comment, which is saved with the capture; an empty one takes it back:</source>
        <translation>随捕获保存的注释；留空则撤回：</translation>
    </message>
    <message>
        <source>D&amp;isconnect</source>
        <translation>断开(&amp;I)</translation>
    </message>
    <message>
        <source>All Commands…</source>
        <translation>所有命令…</translation>
    </message>
    <message>
        <source>Call&amp;s</source>
        <translation>调用(&amp;S)</translation>
    </message>
    <message>
        <source>Fin&amp;dings</source>
        <translation>发现(&amp;D)</translation>
    </message>
    <message>
        <source>Only &amp;This Call</source>
        <translation>仅此调用(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Save a part of the capture, or a copy without secrets</source>
        <translation>保存捕获的一部分，或不含机密的副本</translation>
    </message>
    <message>
        <source>Export the Capture</source>
        <translation>导出捕获</translation>
    </message>
    <message>
        <source>Compressed captures (*.cwtrace.zst)</source>
        <translation>压缩的捕获文件 (*.cwtrace.zst)</translation>
    </message>
    <message>
        <source>HTTP archives (*.har)</source>
        <translation>HTTP 归档 (*.har)</translation>
    </message>
    <message>
        <source>Out of step</source>
        <translation>失步</translation>
    </message>
    <message numerus="yes">
        <source>%1; paused, %Ln came since</source>
        <comment>counts of records, then how many are not shown yet</comment>
        <translation>
            <numerusform>%1；已暂停，此后又到达 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation>重放(&amp;R)</translation>
    </message>
    <message>
        <source>Se&amp;quence</source>
        <translation>顺序图(&amp;Q)</translation>
    </message>
    <message>
        <source>Sequence Diagra&amp;m</source>
        <translation>顺序图(&amp;M)</translation>
    </message>
    <message>
        <source>Repla&amp;y</source>
        <translation>重放(&amp;Y)</translation>
    </message>
    <message>
        <source>Next Pane</source>
        <translation>下一个面板</translation>
    </message>
    <message>
        <source>Previous Pane</source>
        <translation>上一个面板</translation>
    </message>
    <message>
        <source>Capabilit&amp;y</source>
        <translation>能力(&amp;Y)</translation>
    </message>
    <message>
        <source>Send a Ra&amp;w Frame…</source>
        <translation>发送原始帧(&amp;W)…</translation>
    </message>
    <message>
        <source>Send any text in the live session, for tests of the protocol</source>
        <translation>在实时会话中发送任意文本，用于测试协议</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>H&amp;ints</source>
        <translation>提示(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Colour Rows Like This…</source>
        <translation>为类似的行着色(&amp;C)…</translation>
    </message>
    <message>
        <source>Set or Unset Time &amp;Reference</source>
        <translation>设置或取消时间参考(&amp;R)</translation>
    </message>
    <message>
        <source>Add a Co&amp;lumn</source>
        <translation>添加列(&amp;L)</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>深色(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;High Contrast, Dark</source>
        <translation>高对比度，深色(&amp;H)</translation>
    </message>
    <message>
        <source>High &amp;Contrast, Light</source>
        <translation>高对比度，浅色(&amp;C)</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>&lt;h3&gt;In the timeline&lt;/h3&gt;&lt;table cellpadding=&apos;3&apos;&gt;&lt;tr&gt;&lt;td&gt;Ctrl+F, F3, Shift+F3&lt;/td&gt;&lt;td&gt;find a text, next and previous hit&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+D&lt;/td&gt;&lt;td&gt;the strip above it: arrows move, with Shift they choose, Enter filters by time&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Alt+P&lt;/td&gt;&lt;td&gt;pause: nothing new is shown, recording goes on&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+M, Ctrl+Alt+M&lt;/td&gt;&lt;td&gt;mark, comment&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+T&lt;/td&gt;&lt;td&gt;times below count from the selected row&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;dragging a cell along its row&lt;/td&gt;&lt;td&gt;onto the filter: rows like it&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</source>
        <translation>&lt;h3&gt;在时间线中&lt;/h3&gt;&lt;table cellpadding=&apos;3&apos;&gt;&lt;tr&gt;&lt;td&gt;Ctrl+F, F3, Shift+F3&lt;/td&gt;&lt;td&gt;查找文本，下一个和上一个匹配&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+D&lt;/td&gt;&lt;td&gt;时间线上方的密度条：箭头键移动，按住 Shift 选择，Enter 按时间过滤&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Alt+P&lt;/td&gt;&lt;td&gt;暂停：不显示新内容，录制继续&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+M, Ctrl+Alt+M&lt;/td&gt;&lt;td&gt;标记、注释&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+T&lt;/td&gt;&lt;td&gt;其下各行的时间从所选行起算&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;沿行拖动单元格&lt;/td&gt;&lt;td&gt;拖到过滤器上：类似的行&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</translation>
    </message>
    <message>
        <source>Record into a Fi&amp;le…</source>
        <translation>录制到文件(&amp;L)…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Fo&amp;llow the File as It Grows</source>
        <translation>文件增长时跟随(&amp;L)</translation>
    </message>
    <message>
        <source>Show what somebody else still writes into this file</source>
        <translation>显示其他程序仍在写入此文件的内容</translation>
    </message>
    <message>
        <source>Connect &amp;with Options…</source>
        <translation>使用选项连接(&amp;W)…</translation>
    </message>
    <message>
        <source>Headers, certificates, and connections that are kept by name</source>
        <translation>标头、证书，以及按名称保存的连接</translation>
    </message>
    <message>
        <source>Connect to a Pro&amp;file</source>
        <translation>连接到配置(&amp;F)</translation>
    </message>
    <message>
        <source>Stop Recordin&amp;g</source>
        <translation>停止录制(&amp;G)</translation>
    </message>
    <message>
        <source>Stop Recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Stop writing into %1</source>
        <translation>停止写入 %1</translation>
    </message>
    <message>
        <source>Write what is captured into a file, as it comes</source>
        <translation>将捕获的内容随到随写入文件</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>正在录制 %1</translation>
    </message>
    <message>
        <source>Not recording: %1</source>
        <translation>未录制：%1</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>&amp;Replay This Capture</source>
        <translation>重放此捕获(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Mock Server</source>
        <translation>模拟服务器(&amp;M)</translation>
    </message>
    <message>
        <source>Send This Call &amp;Again</source>
        <translation>再次发送此调用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Edit and Send…</source>
        <translation>编辑并发送(&amp;E)…</translation>
    </message>
    <message>
        <source>Send a Raw Frame</source>
        <translation>发送原始帧</translation>
    </message>
    <message>
        <source>The text goes out as it is, past the inspector&apos;s own tables. The ids of both sides may not fit together afterwards: the session is marked as out of step, and only a new connection is in step again.</source>
        <translation>文本将原样发出，绕过检查器自己的表。此后双方的 ID 可能不再一致：会话将标记为失步，只有新建连接才能恢复同步。</translation>
    </message>
    <message>
        <source>&amp;Send as It Is</source>
        <translation>原样发送(&amp;S)</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>顺序图</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find Ne&amp;xt</source>
        <translation>查找下一个(&amp;X)</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>查找上一个(&amp;V)</translation>
    </message>
    <message>
        <source>Choose a Part of the Capture</source>
        <translation>选择捕获的一部分</translation>
    </message>
    <message>
        <source>Density of the Whole Capture</source>
        <translation>整个捕获的密度</translation>
    </message>
    <message>
        <source>Times in the Ti&amp;meline</source>
        <translation>时间线中的时间(&amp;M)</translation>
    </message>
    <message>
        <source>Colu&amp;mns of the Timeline…</source>
        <translation>时间线的列(&amp;M)…</translation>
    </message>
    <message>
        <source>Colo&amp;ur by Rules</source>
        <translation>按规则着色(&amp;U)</translation>
    </message>
    <message>
        <source>Colourin&amp;g Rules…</source>
        <translation>着色规则(&amp;G)…</translation>
    </message>
    <message>
        <source>Seconds Since the &amp;Capture Began</source>
        <translation>自捕获开始的秒数(&amp;C)</translation>
    </message>
    <message>
        <source>Seconds Since the &amp;Session Began</source>
        <translation>自会话开始的秒数(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Time of Day</source>
        <translation>时刻(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Date and Time of Day</source>
        <translation>日期和时刻(&amp;D)</translation>
    </message>
    <message>
        <source>Date and Time, &amp;UTC</source>
        <translation>日期和时间，UTC(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Milliseconds</source>
        <translation>毫秒(&amp;M)</translation>
    </message>
    <message>
        <source>M&amp;icroseconds</source>
        <translation>微秒(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Nanoseconds</source>
        <translation>纳秒(&amp;N)</translation>
    </message>
    <message>
        <source>No row is selected from which times could count.</source>
        <translation>未选择可作为计时起点的行。</translation>
    </message>
    <message>
        <source>Next Time Re&amp;ference</source>
        <translation>下一个时间参考(&amp;F)</translation>
    </message>
    <message>
        <source>Previous Time Refere&amp;nce</source>
        <translation>上一个时间参考(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Unset All Time References</source>
        <translation>取消所有时间参考(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Pause the Timeline</source>
        <translation>暂停时间线(&amp;P)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Show nothing new for now; recording goes on</source>
        <translation>暂不显示新内容；录制继续</translation>
    </message>
    <message>
        <source>Recording into %1.</source>
        <translation>正在录制到 %1。</translation>
    </message>
    <message numerus="yes">
        <source>The recording is in %1; %Ln record(s) are missing in it.</source>
        <translation>
            <numerusform>录制已存入 %1；其中缺少 %Ln 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording is in %1.</source>
        <translation>录制已存入 %1。</translation>
    </message>
    <message>
        <source>(none is kept yet)</source>
        <comment>profiles of connections</comment>
        <translation>（尚未保存任何配置）</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>无法保存 %1：%2</translation>
    </message>
    <message>
        <source>Tree of Calls</source>
        <translation>调用树</translation>
    </message>
    <message>
        <source>%1; not all is read</source>
        <comment>counts of records</comment>
        <translation>%1；尚未全部读取</translation>
    </message>
    <message>
        <source>Ca&amp;ncel Opening</source>
        <translation>取消打开(&amp;N)</translation>
    </message>
    <message>
        <source>Messages can be marked and commented on when all of the file has been read.</source>
        <translation>读完整个文件后才能标记消息和添加注释。</translation>
    </message>
</context>
<context>
    <name>Inspector::MemberCompleter</name>
    <message>
        <source>What was seen in traffic</source>
        <translation>流量中见过的内容</translation>
    </message>
</context>
<context>
    <name>Inspector::MessageTreeModel</name>
    <message>
        <source>%L1 more</source>
        <translation>还有 %L1 项</translation>
    </message>
    <message>
        <source>id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>references</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>superfluous</source>
        <translation>多余</translation>
    </message>
    <message>
        <source>path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>captures</source>
        <translation>捕获的能力</translation>
    </message>
    <message>
        <source>instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>stack</source>
        <translation>堆栈</translation>
    </message>
    <message>
        <source>properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>url</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>object, 1 member</source>
        <translation>对象，1 个成员</translation>
    </message>
    <message>
        <source>object, %1 members</source>
        <translation>对象，%1 个成员</translation>
    </message>
    <message>
        <source>array, 1 item</source>
        <translation>数组，1 项</translation>
    </message>
    <message>
        <source>array, %1 items</source>
        <translation>数组，%1 项</translation>
    </message>
    <message>
        <source>invalid date</source>
        <translation>无效日期</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1，约 %2</translation>
    </message>
    <message>
        <source>headers, 1 pair</source>
        <translation>标头，1 对</translation>
    </message>
    <message>
        <source>headers, %1 pairs</source>
        <translation>标头，%1 对</translation>
    </message>
    <message>
        <source>not an expression: %1</source>
        <translation>不是表达式：%1</translation>
    </message>
    <message>
        <source>Press Enter to show the next ones</source>
        <translation>按 Enter 显示后续各项</translation>
    </message>
    <message>
        <source>nested deeper than can be shown; see the text</source>
        <translation>嵌套过深，无法显示；请看文本</translation>
    </message>
    <message>
        <source>no message of the protocol</source>
        <translation>不是协议消息</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
</context>
<context>
    <name>Inspector::MessageView</name>
    <message>
        <source>No message selected</source>
        <translation>未选择消息</translation>
    </message>
    <message>
        <source>Choose a row of the timeline to see what it means and its exact text.</source>
        <translation>在时间线中选择一行，查看其含义和确切文本。</translation>
    </message>
    <message>
        <source>Decoded message</source>
        <translation>解码后的消息</translation>
    </message>
    <message>
        <source>Indent</source>
        <translation>缩进</translation>
    </message>
    <message>
        <source>Lay the text out over lines, or show it as it was sent</source>
        <translation>将文本分行排列，或按发送时的样子显示</translation>
    </message>
    <message>
        <source>Copy Text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Copy the whole text, exactly as it was sent</source>
        <translation>复制完整文本，与发送时完全一致</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>记录 %1</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>decoding…</source>
        <translation>正在解码…</translation>
    </message>
    <message>
        <source>This message is large: the first %1 of %2 are shown. Copy Text copies all of it.</source>
        <translation>此消息很大：显示了 %2 中的前 %1。“复制文本”会复制全部内容。</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Copy Meaning</source>
        <translation>复制含义</translation>
    </message>
    <message>
        <source>Copy the Whole Message</source>
        <translation>复制整条消息</translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation>已复制 %1。</translation>
    </message>
    <message>
        <source>&amp;Apply as Filter</source>
        <translation>作为过滤器应用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Prepare as Filter</source>
        <translation>作为过滤器准备(&amp;P)</translation>
    </message>
</context>
<context>
    <name>Inspector::MinimapBar</name>
    <message>
        <source>Position in the timeline</source>
        <translation>在时间线中的位置</translation>
    </message>
    <message>
        <source>Left: lines with errors, and findings (hollow)</source>
        <translation>左：含错误的行，以及发现（空心）</translation>
    </message>
    <message>
        <source>Middle: marks and comments (a rhomb)</source>
        <translation>中：标记和注释（菱形）</translation>
    </message>
    <message>
        <source>Right: hits of the search</source>
        <translation>右：查找的匹配</translation>
    </message>
    <message>
        <source>Whole width: messages of the selected call</source>
        <translation>整个宽度：所选调用的消息</translation>
    </message>
</context>
<context>
    <name>Inspector::MockPage</name>
    <message>
        <source>Play each session &amp;once</source>
        <translation>每个会话只播放一次(&amp;O)</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>Port of the mock server</source>
        <translation>模拟服务器的端口</translation>
    </message>
    <message>
        <source>The most similar call</source>
        <translation>最相似的调用</translation>
    </message>
    <message>
        <source>Any order, same arguments</source>
        <translation>任意顺序，参数相同</translation>
    </message>
    <message>
        <source>Strictly in order</source>
        <translation>严格按顺序</translation>
    </message>
    <message>
        <source>Which calls are answered</source>
        <translation>应答哪些调用</translation>
    </message>
    <message>
        <source>When they are answered</source>
        <translation>何时应答</translation>
    </message>
    <message>
        <source>Recorded latencies</source>
        <translation>录制的延迟</translation>
    </message>
    <message>
        <source>Latencies divided by</source>
        <translation>延迟除以</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>What the clients of the mock server did</source>
        <translation>模拟服务器的客户端所做的事</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生的事</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>端口(&amp;P)：</translation>
    </message>
    <message>
        <source>Answer &amp;with:</source>
        <translation>应答方式(&amp;W)：</translation>
    </message>
    <message>
        <source>After:</source>
        <translation>时间间隔：</translation>
    </message>
    <message>
        <source>S&amp;top Listening</source>
        <translation>停止监听(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Listen</source>
        <translation>监听(&amp;L)</translation>
    </message>
    <message>
        <source>Clients connect to %1</source>
        <translation>客户端连接到 %1</translation>
    </message>
    <message>
        <source>Answers clients as the server of the recording did.</source>
        <translation>按录制中服务器的方式应答客户端。</translation>
    </message>
</context>
<context>
    <name>Inspector::MockSource</name>
    <message>
        <source>Mock of %1</source>
        <translation>%1 的模拟</translation>
    </message>
    <message>
        <source>The mock server could not be started
%1</source>
        <translation>无法启动模拟服务器
%1</translation>
    </message>
    <message>
        <source>The mock server could not be started: %1</source>
        <translation>无法启动模拟服务器：%1</translation>
    </message>
    <message>
        <source>Mock :%1 of %2</source>
        <translation>模拟 :%1，来自 %2</translation>
    </message>
    <message>
        <source>The mock server listens at %1
Connect your client there: it is answered as in the recording.</source>
        <translation>模拟服务器正在 %1 监听
请让客户端连接到那里：将按录制内容应答。</translation>
    </message>
    <message>
        <source>The mock server of %1 listens at %2.</source>
        <translation>%1 的模拟服务器正在 %2 监听。</translation>
    </message>
    <message>
        <source>There is no capture to play.</source>
        <translation>没有可播放的捕获。</translation>
    </message>
    <message>
        <source>A client connected.</source>
        <translation>一个客户端已连接。</translation>
    </message>
    <message>
        <source>The client is gone.</source>
        <translation>客户端已离开。</translation>
    </message>
</context>
<context>
    <name>Inspector::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Own &amp;font for data:</source>
        <translation>数据使用自定字体(&amp;F)：</translation>
    </message>
    <message>
        <source>Font for data</source>
        <translation>数据字体</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Size of the font</source>
        <translation>字体大小</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>外观(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>Font and language change when the program starts again.</source>
        <translation>字体和语言在程序重新启动后生效。</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>高对比度，深色</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>高对比度，浅色</translation>
    </message>
    <message>
        <source>&amp;Reopen what was open the last time</source>
        <comment>captures and connections, when the program starts</comment>
        <translation>重新打开上次打开的内容(&amp;R)</translation>
    </message>
    <message>
        <source>Captures are read and connections are made only when you go to them.</source>
        <translation>只有在您转到它们时，才会读取捕获和建立连接。</translation>
    </message>
    <message>
        <source>At the start:</source>
        <translation>启动时：</translation>
    </message>
</context>
<context>
    <name>Inspector::ProxyDialog</name>
    <message>
        <source>Record Through a Proxy</source>
        <translation>通过代理录制</translation>
    </message>
    <message>
        <source>The inspector listens on this computer, passes everything on to the server, and records what passes. Point your client at the proxy&apos;s address.</source>
        <translation>检查器在本机监听，将一切转发到服务器并录制经过的内容。请将客户端指向代理的地址。</translation>
    </message>
    <message>
        <source>URL of the server</source>
        <translation>服务器 URL</translation>
    </message>
    <message>
        <source>any that is free</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>Pass the client&apos;s &amp;Origin on, in place of the server&apos;s own</source>
        <translation>转发客户端的 Origin，而不是服务器自己的(&amp;O)</translation>
    </message>
    <message>
        <source>Record the values of authorization &amp;headers and cookies, too</source>
        <translation>同时录制授权标头和 Cookie 的值(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>服务器(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Port of the proxy:</source>
        <translation>代理端口(&amp;P)：</translation>
    </message>
    <message>
        <source>Start &amp;Recording</source>
        <translation>开始录制(&amp;R)</translation>
    </message>
    <message>
        <source>Enter the URL of the server.</source>
        <translation>请输入服务器的 URL。</translation>
    </message>
    <message>
        <source>This is no URL: %1</source>
        <translation>这不是 URL：%1</translation>
    </message>
    <message>
        <source>The URL must begin with ws://, wss://, http:// or https://.</source>
        <translation>URL 必须以 ws://、wss://、http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>The URL names no host.</source>
        <translation>URL 没有主机名。</translation>
    </message>
</context>
<context>
    <name>Inspector::ProxySource</name>
    <message>
        <source>Proxy for %1</source>
        <translation>%1 的代理</translation>
    </message>
    <message>
        <source>The proxy for %1 could not be started
%2</source>
        <translation>无法启动 %1 的代理
%2</translation>
    </message>
    <message>
        <source>The proxy for %1 could not be started: %2</source>
        <translation>无法启动 %1 的代理：%2</translation>
    </message>
    <message>
        <source>Proxy :%1 for %2</source>
        <translation>代理 :%1，用于 %2</translation>
    </message>
    <message>
        <source>The proxy listens at %1
Connect your client there instead of %2: all that passes is recorded here.</source>
        <translation>代理正在 %1 监听
请让客户端连接到那里而不是 %2：经过的一切都会在此录制。</translation>
    </message>
    <message>
        <source>The proxy for %1 listens at %2.</source>
        <translation>%1 的代理正在 %2 监听。</translation>
    </message>
</context>
<context>
    <name>Inspector::RawTextView</name>
    <message>
        <source>Text of the message</source>
        <translation>消息文本</translation>
    </message>
</context>
<context>
    <name>Inspector::ReadingBar</name>
    <message>
        <source>Opening</source>
        <comment>name of a bar, about a file</comment>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>How much of the file was read</source>
        <translation>文件已读取多少</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Read no more of the file; what is shown stays</source>
        <translation>不再继续读取文件；已显示的内容保留</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln record(s) are shown. Saving, notes and replays wait for the rest.</source>
        <translation>
            <numerusform>已显示前 %Ln 条记录。保存、注释和重放要等其余部分读完。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln record(s) are shown. %1</source>
        <comment>then why</comment>
        <translation>
            <numerusform>只显示了前 %Ln 条记录。%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::RecordingDialog</name>
    <message>
        <source>Record into a File</source>
        <translation>录制到文件</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Begin with what was captured &amp;so far (%L1 records)</source>
        <translation>从目前已捕获的内容开始（%L1 条记录）(&amp;S)</translation>
    </message>
    <message>
        <source>Begin with what was captured &amp;so far (nothing yet)</source>
        <translation>从目前已捕获的内容开始（尚无内容）(&amp;S)</translation>
    </message>
    <message>
        <source>Begin a new file &amp;after</source>
        <translation>达到以下大小后新建文件(&amp;A)</translation>
    </message>
    <message>
        <source> MB</source>
        <comment>unit of a size</comment>
        <translation> MB</translation>
    </message>
    <message>
        <source>Largest size of a file</source>
        <translation>文件的最大大小</translation>
    </message>
    <message>
        <source>all</source>
        <comment>files</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>&amp;Keep the last files:</source>
        <translation>保留最近的文件(&amp;K)：</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>Everything that passes is written as it is, with all that is secret in it.</source>
        <translation>经过的一切均原样写入，包括其中的所有机密。</translation>
    </message>
    <message>
        <source>Start &amp;Recording</source>
        <translation>开始录制(&amp;R)</translation>
    </message>
    <message>
        <source>Captures (*.cwtrace)</source>
        <translation>捕获文件 (*.cwtrace)</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>这是一个文件夹。</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>没有文件夹 %1。</translation>
    </message>
    <message>
        <source>Only a plain capture can be recorded into: choose a name that ends in .cwtrace. It can be saved in other formats later.</source>
        <translation>只能录制到普通捕获文件：请选择以 .cwtrace 结尾的名称。之后可另存为其他格式。</translation>
    </message>
    <message>
        <source>The file that is there will be replaced.</source>
        <translation>已有的文件将被替换。</translation>
    </message>
</context>
<context>
    <name>Inspector::Recordings</name>
    <message>
        <source>%1 cannot be recorded into: %2</source>
        <translation>无法录制到 %1：%2</translation>
    </message>
</context>
<context>
    <name>Inspector::Recordings::Recording</name>
    <message>
        <source>The recording into %1 fails: %2
The traffic goes on, and the window shows it; what comes now is missing in the file until it can be written again.</source>
        <translation>录制到 %1 失败：%2
通信继续进行，窗口也会显示；在文件恢复可写之前，此后的内容不会出现在文件中。</translation>
    </message>
    <message>
        <source>%1 is written again.</source>
        <translation>%1 已恢复写入。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are missing in %1.</source>
        <translation>
            <numerusform>%1 中缺少 %Ln 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording goes on in %1.</source>
        <translation>录制在 %1 中继续。</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayConsent</name>
    <message numerus="yes">
        <source>%Ln message(s) would be sent</source>
        <translation>
            <numerusform>将发送 %Ln 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) among them that may change something at the server.</source>
        <translation>
            <numerusform>其中 %Ln 个调用可能会更改服务器上的内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Send to Another Server?</source>
        <translation>发送到另一台服务器？</translation>
    </message>
    <message>
        <source>%1 is not this computer, and the capture does not say where it was recorded.</source>
        <translation>%1 不是本机，且捕获未说明它是在哪里录制的。</translation>
    </message>
    <message>
        <source>%1 is neither this computer nor where this was recorded (%2).</source>
        <translation>%1 既不是本机，也不是录制此捕获的地方 (%2)。</translation>
    </message>
    <message>
        <source>Calls that would be made</source>
        <translation>将要发起的调用</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>The recorded credentials (Authorization, cookies) are sent along, because the options say so.</source>
        <translation>已录制的凭据（Authorization、Cookie）会一并发送，因为选项如此设置。</translation>
    </message>
    <message>
        <source>Recorded credentials are not sent. Values within the recorded calls, such as tokens, are.</source>
        <translation>不发送已录制的凭据。但会发送已录制调用中的值，例如令牌。</translation>
    </message>
    <message>
        <source>&amp;Do Not Send</source>
        <translation>不发送(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Send to %1</source>
        <translation>发送到 %1(&amp;S)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) cannot be sent.</source>
        <translation>
            <numerusform>无法发送 %Ln 条消息。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayEditDialog</name>
    <message>
        <source>Edit Message %1</source>
        <translation>编辑消息 %1</translation>
    </message>
    <message>
        <source>Edit the Arguments of Record %1</source>
        <translation>编辑记录 %1 的参数</translation>
    </message>
    <message>
        <source>The message as it is to be sent. Ids are those of the recording; they become those of the live session.</source>
        <translation>将要发送的消息。ID 是录制中的 ID，发送时会换成实时会话的 ID。</translation>
    </message>
    <message>
        <source>The arguments as they stand on the wire: an array in an array is [[1, 2]], capabilities are [&quot;import&quot;, 3]. Ids are those of the recording; they become those of the live session.</source>
        <translation>参数与线路上的写法相同：数组中的数组是 [[1, 2]]，能力是 [&quot;import&quot;, 3]。ID 是录制中的 ID，发送时会换成实时会话的 ID。</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayOptionsPage</name>
    <message>
        <source>Headers of the replay&apos;s connections</source>
        <translation>重放连接的标头</translation>
    </message>
    <message>
        <source>Send the recorded headers, without credentials</source>
        <translation>发送已录制的标头，不含凭据</translation>
    </message>
    <message>
        <source>Send the recorded credentials, too (Authorization, cookies)</source>
        <translation>同时发送已录制的凭据（Authorization、Cookie）</translation>
    </message>
    <message>
        <source>Accept any certificate</source>
        <translation>接受任何证书</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Replaced values</source>
        <translation>替换的值</translation>
    </message>
    <message>
        <source>Carry new strings of results over into later calls</source>
        <translation>将结果中的新字符串带入后面的调用</translation>
    </message>
    <message>
        <source>Rules for what is no difference</source>
        <translation>不算差异的规则</translation>
    </message>
    <message>
        <source>Stop at the first difference</source>
        <translation>在第一处差异停止</translation>
    </message>
    <message>
        <source>Send what can be sent, without waiting for what came before it</source>
        <translation>能发送的就发送，不等待之前的内容</translation>
    </message>
    <message>
        <source>Options of the replay</source>
        <translation>重放的选项</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>不检查</translation>
    </message>
    <message>
        <source>A result that took longer than this times its recorded latency, and more than 5 ms, is slower</source>
        <translation>结果耗时超过录制延迟的这个倍数，且多出 5 毫秒以上，即为较慢</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>A token or an id that is another now is sent in place of the recorded one</source>
        <translation>若令牌或 ID 现已不同，则发送新的而不是录制的</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Random ids</source>
        <translation>随机 ID</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>The order of items</source>
        <translation>各项的顺序</translation>
    </message>
    <message>
        <source>A rule a line: order:PLACE, path:PLACE, method:NAME, match:REGEX. Places are such as items[*].id</source>
        <translation>每行一条规则：order:PLACE、path:PLACE、method:NAME、match:REGEX。位置例如 items[*].id</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>&amp;Headers:</source>
        <translation>标头(&amp;H)：</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>${NAME} in a string of a message stands for its value; a NAME=VALUE a line</source>
        <translation>消息字符串中的 ${NAME} 代表其值；每行一个 NAME=VALUE</translation>
    </message>
    <message>
        <source>A string that is OLD is sent as NEW; an OLD=NEW a line</source>
        <translation>内容为 OLD 的字符串以 NEW 发送；每行一个 OLD=NEW</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>变量(&amp;V)：</translation>
    </message>
    <message>
        <source>Re&amp;place:</source>
        <translation>替换(&amp;P)：</translation>
    </message>
    <message>
        <source>No Difference</source>
        <translation>不算差异</translation>
    </message>
    <message>
        <source>R&amp;ules:</source>
        <translation>规则(&amp;U)：</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>&amp;Rounds:</source>
        <translation>轮数(&amp;R)：</translation>
    </message>
    <message>
        <source>Slo&amp;wer than recorded ×:</source>
        <translation>慢于录制时 ×(&amp;W)：</translation>
    </message>
    <message>
        <source>Wait for a result:</source>
        <translation>等待结果：</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no header: it needs a name, a colon and a value.</source>
        <translation>&quot;%1&quot; 不是标头：需要名称、冒号和值。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no variable: it needs a name, = and a value.</source>
        <translation>&quot;%1&quot; 不是变量：需要名称、= 和值。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; replaces nothing: it needs the old value, = and the new one.</source>
        <translation>&quot;%1&quot; 不替换任何内容：需要旧值、= 和新值。</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayPairPage</name>
    <message>
        <source>Recorded</source>
        <translation>录制时</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>重放时</translation>
    </message>
    <message>
        <source>What is selected on one side selects its counterpart on the other.</source>
        <translation>在一侧选择的内容，会在另一侧选中其对应项。</translation>
    </message>
    <message>
        <source>Start a replay to compare it with the recording.</source>
        <translation>开始重放以与录制进行比较。</translation>
    </message>
    <message>
        <source>This record has no counterpart that was compared.</source>
        <translation>此记录没有参与比较的对应项。</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayPane</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Side by Side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Mock Server</source>
        <translation>模拟服务器</translation>
    </message>
    <message>
        <source>&amp;Start Replay</source>
        <translation>开始重放(&amp;S)</translation>
    </message>
    <message>
        <source>Send the client&apos;s side of the recording, and compare what comes back</source>
        <translation>发送录制中客户端一方的内容，并比较返回的内容</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>&amp;Pause Replay</source>
        <translation>暂停重放(&amp;P)</translation>
    </message>
    <message>
        <source>Send nothing more until you go on</source>
        <translation>在您继续之前不再发送任何内容</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>&amp;Next Step</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Send the next message</source>
        <translation>发送下一条消息</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>S&amp;top Replay</source>
        <translation>停止重放(&amp;T)</translation>
    </message>
    <message>
        <source>End the replay; what came until then is kept</source>
        <translation>结束重放；保留此前收到的内容</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save Replay &amp;Report…</source>
        <translation>保存重放报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Write the results into a file: text, JSON or JUnit</source>
        <translation>将结果写入文件：文本、JSON 或 JUnit</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Capture to replay</source>
        <translation>要重放的捕获</translation>
    </message>
    <message>
        <source>Session to replay</source>
        <translation>要重放的会话</translation>
    </message>
    <message>
        <source>first</source>
        <comment>record of a range</comment>
        <translation>第一条</translation>
    </message>
    <message>
        <source>First record of the range</source>
        <translation>范围的第一条记录</translation>
    </message>
    <message>
        <source>last</source>
        <comment>record of a range</comment>
        <translation>最后一条</translation>
    </message>
    <message>
        <source>Last record of the range</source>
        <translation>范围的最后一条记录</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>The rows that are selected in the timeline</source>
        <translation>时间线中所选的行</translation>
    </message>
    <message>
        <source>&amp;Replay:</source>
        <translation>重放(&amp;R)：</translation>
    </message>
    <message>
        <source>R&amp;ecords:</source>
        <translation>记录(&amp;E)：</translation>
    </message>
    <message>
        <source>Progress of the replay</source>
        <translation>重放进度</translation>
    </message>
    <message>
        <source>URL of the server to replay to</source>
        <translation>重放目标服务器的 URL</translation>
    </message>
    <message>
        <source>Pacing</source>
        <translation>节奏</translation>
    </message>
    <message>
        <source>As fast as possible</source>
        <translation>尽快</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>按录制时</translation>
    </message>
    <message>
        <source>Recorded, times faster:</source>
        <translation>按录制时，加速倍数：</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>逐步</translation>
    </message>
    <message>
        <source>Times faster</source>
        <translation>加速倍数</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>到(&amp;T)：</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>所有会话</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>会话 %1</translation>
    </message>
    <message>
        <source>The URL of the server must begin with ws://, wss://, http:// or https://.</source>
        <translation>服务器的 URL 必须以 ws://、wss://、http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>Results ● %L1</source>
        <translation>结果 ● %L1</translation>
    </message>
    <message>
        <source>%L1 equal, %L2 different, %L3 missing, %L4 extra, %L5 not sent</source>
        <translation>%L1 项相同，%L2 项不同，%L3 项缺少，%L4 项多出，%L5 项未发送</translation>
    </message>
    <message>
        <source>, %L1 slower</source>
        <translation>，%L1 项较慢</translation>
    </message>
    <message>
        <source>Sends what the client of a recording sent, and compares what comes back.</source>
        <translation>发送录制中客户端发送的内容，并比较返回的内容。</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Waits for your word.</source>
        <translation>等待您的指示。</translation>
    </message>
    <message>
        <source>Step %L1 of %L2: %3</source>
        <translation>第 %L1 / %L2 步：%3</translation>
    </message>
    <message>
        <source>Paused at step %L1 of %L2: %3</source>
        <translation>已在第 %L1 / %L2 步暂停：%3</translation>
    </message>
    <message>
        <source>No difference: %1</source>
        <translation>没有差异：%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Save the Report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>JSON, an object a line (*.json *.ndjson)</source>
        <translation>JSON，每行一个对象 (*.json *.ndjson)</translation>
    </message>
    <message>
        <source>JUnit (*.xml)</source>
        <translation>JUnit (*.xml)</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayResultsModel</name>
    <message>
        <source>Slower</source>
        <translation>较慢</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Different, slower</source>
        <translation>不同，较慢</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Extra</source>
        <translation>多出</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>%1: recorded %2, now %3</source>
        <translation>%1：录制时为 %2，现在为 %3</translation>
    </message>
    <message>
        <source>%1: recorded %2, missing now</source>
        <translation>%1：录制时为 %2，现在缺少</translation>
    </message>
    <message>
        <source>%1: not recorded, now %2</source>
        <translation>%1：录制时没有，现在为 %2</translation>
    </message>
    <message>
        <source>It took %1; recorded were %2.</source>
        <translation>耗时 %1；录制时为 %2。</translation>
    </message>
    <message>
        <source>(value)</source>
        <translation>（值）</translation>
    </message>
    <message>
        <source>callback %1</source>
        <translation>回调 %1</translation>
    </message>
    <message>
        <source>Result</source>
        <comment>verdict of a replay</comment>
        <translation>结果</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Recorded</source>
        <comment>latency</comment>
        <translation>录制时</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>latency</comment>
        <translation>现在</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayResultsPage</name>
    <message>
        <source>≠ value</source>
        <translation>≠ 值</translation>
    </message>
    <message>
        <source>≠ type</source>
        <translation>≠ 类型</translation>
    </message>
    <message>
        <source>− missing now</source>
        <translation>− 现在缺少</translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>+ 新增</translation>
    </message>
    <message>
        <source>&amp;Only what is not equal</source>
        <translation>仅不相同的(&amp;O)</translation>
    </message>
    <message>
        <source>Results of the replay</source>
        <translation>重放的结果</translation>
    </message>
    <message>
        <source>Differences of the chosen result</source>
        <translation>所选结果的差异</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Recorded</source>
        <comment>value</comment>
        <translation>录制时</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>value</comment>
        <translation>现在</translation>
    </message>
    <message>
        <source>Choose a result to see what differs.</source>
        <translation>选择一个结果，查看有何不同。</translation>
    </message>
    <message>
        <source>The result is what was recorded.</source>
        <translation>结果与录制的相同。</translation>
    </message>
    <message>
        <source>Show &amp;Both Sides</source>
        <translation>显示双方(&amp;B)</translation>
    </message>
    <message>
        <source>Go to Record %1</source>
        <translation>转到记录 %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplaySource</name>
    <message>
        <source>It was stopped before anything was sent.</source>
        <translation>在发送任何内容之前已停止。</translation>
    </message>
    <message>
        <source>Replay of %1</source>
        <translation>%1 的重放</translation>
    </message>
    <message>
        <source>Nothing was sent yet
What passes between the inspector and %1 appears here.</source>
        <translation>尚未发送任何内容
检查器与 %1 之间的通信会显示在这里。</translation>
    </message>
    <message>
        <source>There is no capture to replay.</source>
        <translation>没有可重放的捕获。</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot;: %2.</source>
        <translation>规则 &quot;%1&quot;：%2。</translation>
    </message>
    <message>
        <source>%1: %L2 results are equal, %L3 are not.</source>
        <translation>%1：%L2 个结果相同，%L3 个不同。</translation>
    </message>
    <message>
        <source>%1 is not complete: %2</source>
        <translation>%1 不完整：%2</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>没有可发送的内容。</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayStepsModel</name>
    <message numerus="yes">
        <source>Skip %n message(s)</source>
        <translation>
            <numerusform>跳过 %n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n message(s)</source>
        <translation>
            <numerusform>发送 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Move record %1</source>
        <translation>移动记录 %1</translation>
    </message>
    <message>
        <source>Edit record %1</source>
        <translation>编辑记录 %1</translation>
    </message>
    <message>
        <source>Restore record %1</source>
        <translation>还原记录 %1</translation>
    </message>
    <message>
        <source>not a message</source>
        <translation>不是消息</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>记录 %1</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayStepsPage</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Messages that are sent</source>
        <translation>发送的消息</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Send the message as it was recorded</source>
        <translation>按录制时的样子发送消息</translation>
    </message>
    <message>
        <source>Skip or Send</source>
        <translation>跳过或发送</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Go to Record %1</source>
        <translation>转到记录 %1</translation>
    </message>
</context>
<context>
    <name>Inspector::ResultModel</name>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>A capability: double-click makes it the target of the next call.</source>
        <translation>能力：双击将其设为下次调用的目标。</translation>
    </message>
    <message>
        <source>items: %1</source>
        <translation>项数：%1</translation>
    </message>
    <message>
        <source>members: %1</source>
        <translation>成员数：%1</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>headers: %1</source>
        <translation>标头数：%1</translation>
    </message>
    <message>
        <source>response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>blob %1</source>
        <translation>Blob %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>Inspector::SequencePane</name>
    <message>
        <source>Zoom Out of the Diagram</source>
        <translation>缩小序列图</translation>
    </message>
    <message>
        <source>Smaller steps (-)</source>
        <translation>步骤变小 (-)</translation>
    </message>
    <message>
        <source>Zoom Into the Diagram</source>
        <translation>放大序列图</translation>
    </message>
    <message>
        <source>Larger steps (+)</source>
        <translation>步骤变大 (+)</translation>
    </message>
    <message>
        <source>Normal Size of the Diagram</source>
        <translation>序列图正常大小</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>size</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>Normal size (0)</source>
        <translation>正常大小 (0)</translation>
    </message>
    <message>
        <source>Whole Diagram</source>
        <translation>整个序列图</translation>
    </message>
    <message>
        <source>Whole</source>
        <comment>diagram</comment>
        <translation>全图</translation>
    </message>
    <message>
        <source>As many steps as can be seen at once</source>
        <translation>一次显示尽可能多的步骤</translation>
    </message>
    <message>
        <source>Copy the Diagram as Mermaid</source>
        <translation>将序列图复制为 Mermaid</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the steps that are seen as a Mermaid diagram, for documents and issues</source>
        <translation>将可见的步骤复制为 Mermaid 图，用于文档和问题单</translation>
    </message>
    <message>
        <source>%L1 steps, as filtered</source>
        <translation>%L1 步，已过滤</translation>
    </message>
    <message>
        <source>%L1 steps</source>
        <translation>%L1 步</translation>
    </message>
    <message>
        <source>Go to It in the Timeline</source>
        <translation>在时间线中转到它</translation>
    </message>
    <message>
        <source>Show Only This Call</source>
        <translation>仅显示此调用</translation>
    </message>
    <message>
        <source>Show Only This Session</source>
        <translation>仅显示此会话</translation>
    </message>
</context>
<context>
    <name>Inspector::SequenceView</name>
    <message>
        <source>Sequence diagram</source>
        <translation>序列图</translation>
    </message>
    <message>
        <source>The filter lets no message through.</source>
        <translation>没有消息通过过滤器。</translation>
    </message>
    <message>
        <source>No messages yet. Each will be an arrow between this side and the peer.</source>
        <translation>尚无消息。每条消息将显示为本方与对端之间的一个箭头。</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>会话 %1</translation>
    </message>
    <message>
        <source>Session %1: %2</source>
        <translation>会话 %1：%2</translation>
    </message>
    <message>
        <source>This side</source>
        <translation>本方</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对端</translation>
    </message>
</context>
<context>
    <name>Inspector::SessionWorker</name>
    <message>
        <source>The connection was lost: %1</source>
        <translation>连接丢失：%1</translation>
    </message>
    <message>
        <source>The peer ended the session: %1</source>
        <translation>对端结束了会话：%1</translation>
    </message>
    <message>
        <source>The peer aborted the session: %1</source>
        <translation>对端中止了会话：%1</translation>
    </message>
    <message>
        <source>The session was aborted because of what the peer sent: %1</source>
        <translation>由于对端发送的内容，会话已中止：%1</translation>
    </message>
    <message>
        <source>The session broke without a reason.</source>
        <translation>会话无故中断。</translation>
    </message>
    <message>
        <source>The demo server cannot be started: %1</source>
        <translation>无法启动演示服务器：%1</translation>
    </message>
    <message>
        <source>%1 cannot be passed.</source>
        <translation>无法传递 %1。</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>没有 %1。</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>会话已结束。</translation>
    </message>
    <message>
        <source>Import %1 is still in use: a call or an argument that was passed holds it.</source>
        <translation>导入 %1 仍在使用：某个调用或已传递的参数持有它。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>The raw frame was not sent: the session has ended.</source>
        <translation>原始帧未发送：会话已结束。</translation>
    </message>
</context>
<context>
    <name>Inspector::SessionsModel</name>
    <message>
        <source>Session %1</source>
        <translation>会话 %1</translation>
    </message>
    <message>
        <source>Session %1, %2</source>
        <translation>会话 %1，%2</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 条消息</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 条消息</translation>
    </message>
    <message>
        <source>, aborted</source>
        <translation>，已中止</translation>
    </message>
    <message>
        <source>, ended</source>
        <translation>，已结束</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>opening… %L1 %</source>
        <translation>正在打开… %L1 %</translation>
    </message>
    <message>
        <source>could not be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 条记录</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 条记录</translation>
    </message>
    <message numerus="yes">
        <source>%n more session(s)</source>
        <translation>
            <numerusform>还有 %n 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>not listed; filter for session == …</source>
        <translation>未列出；请过滤 session == …</translation>
    </message>
    <message>
        <source>opened when it is selected</source>
        <translation>选择时打开</translation>
    </message>
</context>
<context>
    <name>Inspector::SessionsPane</name>
    <message>
        <source>Captures and sessions</source>
        <translation>捕获和会话</translation>
    </message>
</context>
<context>
    <name>Inspector::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Name of a command, or its keys</source>
        <translation>命令名称或其按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>Inspector::StatisticsModel</name>
    <message>
        <source>call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>property</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>map</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>流</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>(function)</source>
        <translation>（函数）</translation>
    </message>
    <message>
        <source>Half of the calls were answered within this time</source>
        <translation>一半的调用在此时间内得到应答</translation>
    </message>
    <message>
        <source>95 % of the calls were answered within this time</source>
        <translation>95 % 的调用在此时间内得到应答</translation>
    </message>
    <message>
        <source>99 % of the calls were answered within this time</source>
        <translation>99 % 的调用在此时间内得到应答</translation>
    </message>
    <message>
        <source>Bytes of the messages that made the calls</source>
        <translation>发起调用的消息的字节数</translation>
    </message>
    <message>
        <source>Bytes of the answers</source>
        <translation>应答的字节数</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>应答</translation>
    </message>
</context>
<context>
    <name>Inspector::StatisticsPane</name>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>%L1 messages</source>
        <translation>%L1 条消息</translation>
    </message>
    <message>
        <source>%L1 calls</source>
        <translation>%L1 个调用</translation>
    </message>
    <message>
        <source>%L1 errors</source>
        <translation>%L1 个错误</translation>
    </message>
    <message>
        <source>%L1 round trips</source>
        <translation>%L1 次往返</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 stream writes</source>
        <translation>%L1 次流写入</translation>
    </message>
    <message>
        <source>%L1 problems</source>
        <translation>%L1 个问题</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Latency of %1</source>
        <translation>%1 的延迟</translation>
    </message>
    <message>
        <source>Latency of all calls</source>
        <translation>所有调用的延迟</translation>
    </message>
    <message>
        <source>Show Only These Calls</source>
        <translation>仅显示这些调用</translation>
    </message>
    <message>
        <source>Show Only Their Errors</source>
        <translation>仅显示其错误</translation>
    </message>
    <message>
        <source>Copy the Table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Latency over time:</source>
        <translation>延迟随时间的变化：</translation>
    </message>
    <message>
        <source>No call was answered</source>
        <translation>没有调用得到应答</translation>
    </message>
    <message>
        <source>Entries of the tables:</source>
        <translation>表的条目：</translation>
    </message>
    <message>
        <source>No message has a time</source>
        <translation>没有消息带有时间</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>A imports</source>
        <translation>A 导入</translation>
    </message>
    <message>
        <source>A exports</source>
        <translation>A 导出</translation>
    </message>
    <message>
        <source>B imports</source>
        <translation>B 导入</translation>
    </message>
    <message>
        <source>B exports</source>
        <translation>B 导出</translation>
    </message>
    <message>
        <source>Entries of the tables of session %1:</source>
        <translation>会话 %1 的表条目：</translation>
    </message>
</context>
<context>
    <name>Inspector::StreamsModel</name>
    <message>
        <source>import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>→ %1</source>
        <comment>stream that is sent</comment>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>← %1</source>
        <comment>stream that is received</comment>
        <translation>← %1</translation>
    </message>
    <message>
        <source>open</source>
        <comment>stream</comment>
        <translation>打开</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>stream</comment>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>aborted</source>
        <comment>stream</comment>
        <translation>已中止</translation>
    </message>
    <message>
        <source>released</source>
        <comment>stream</comment>
        <translation>已释放</translation>
    </message>
    <message>
        <source>broken off</source>
        <comment>stream</comment>
        <translation>已中断</translation>
    </message>
    <message>
        <source>%1 written and not answered; at most it was %2</source>
        <translation>已写入但未应答 %1；最多时为 %2</translation>
    </message>
    <message>
        <source>%L1 of %L2 chunks answered</source>
        <translation>%L1 / %L2 个数据块已应答</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <comment>chunks</comment>
        <translation>
            <numerusform>%Ln 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes in flight, the most that ever were</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>size</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>流</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>数据块</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
</context>
<context>
    <name>Inspector::StreamsPane</name>
    <message>
        <source>Streams</source>
        <translation>流</translation>
    </message>
    <message>
        <source>In flight:</source>
        <translation>在途：</translation>
    </message>
    <message>
        <source>Choose a stream to see how much of it was in flight, and when.</source>
        <translation>选择一个流，查看何时有多少数据在途。</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Go to Its First Message</source>
        <translation>转到其第一条消息</translation>
    </message>
    <message>
        <source>Show Only This Stream</source>
        <translation>仅显示此流</translation>
    </message>
</context>
<context>
    <name>Inspector::TablesPane</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Show the tables as they are now</source>
        <translation>显示表的当前状态</translation>
    </message>
    <message>
        <source>At selection</source>
        <translation>选择处</translation>
    </message>
    <message>
        <source>Show the tables as they were after the selected message</source>
        <translation>显示所选消息之后的表</translation>
    </message>
    <message>
        <source>Our side</source>
        <translation>本方</translation>
    </message>
    <message>
        <source>Peer&apos;s side</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>Whose tables</source>
        <translation>哪一方的表</translation>
    </message>
    <message>
        <source>Whose tables are shown; the peer&apos;s are computed from the messages</source>
        <translation>显示哪一方的表；对端的表由消息计算得出</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>After record %1</source>
        <translation>记录 %1 之后</translation>
    </message>
    <message>
        <source>Imports (%L1)</source>
        <translation>导入 (%L1)</translation>
    </message>
    <message>
        <source>Exports (%L1)</source>
        <translation>导出 (%L1)</translation>
    </message>
    <message>
        <source>Go to the Message That Created It</source>
        <translation>转到产生它的消息</translation>
    </message>
    <message>
        <source>Go to the Message That Resolved It</source>
        <translation>转到解决它的消息</translation>
    </message>
    <message>
        <source>Go to the Message That Released It</source>
        <translation>转到释放它的消息</translation>
    </message>
    <message>
        <source>&amp;Filter to This Capability</source>
        <translation>按此能力过滤(&amp;F)</translation>
    </message>
    <message>
        <source>Show only the messages that made, used or released it</source>
        <translation>仅显示产生、使用或释放它的消息</translation>
    </message>
    <message>
        <source>Make Composer &amp;Target</source>
        <translation>设为编写器目标(&amp;T)</translation>
    </message>
    <message>
        <source>Call it from the composer</source>
        <translation>从编写器调用它</translation>
    </message>
    <message>
        <source>&amp;Dispose</source>
        <translation>释放(&amp;D)</translation>
    </message>
    <message>
        <source>Release it: the peer may forget it</source>
        <translation>释放它：对端可以将其遗忘</translation>
    </message>
    <message>
        <source>Dispose All &amp;Leaked…</source>
        <translation>释放所有泄漏项(&amp;L)…</translation>
    </message>
    <message>
        <source>Release what piled up and looks forgotten; asks first</source>
        <translation>释放堆积起来、看似被遗忘的能力；会先询问</translation>
    </message>
    <message>
        <source>&amp;Copy Rows of the Table</source>
        <translation>复制表的行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selected entries</source>
        <translation>复制所选条目</translation>
    </message>
    <message>
        <source>Only what our side imports in the connected session can be called.</source>
        <translation>只能调用已连接会话中我方导入的能力。</translation>
    </message>
    <message>
        <source>Only what our side imports in the connected session can be disposed of.</source>
        <translation>只能释放已连接会话中我方导入的能力。</translation>
    </message>
    <message>
        <source>%L1 of %2</source>
        <comment>number, origin</comment>
        <translation>%L1 个来自 %2</translation>
    </message>
    <message numerus="yes">
        <source>Nothing looks leaked: no origin is held %Ln times or more.</source>
        <translation>
            <numerusform>没有看似泄漏的项：没有来源被持有 %Ln 次或更多。</numerusform>
        </translation>
    </message>
    <message>
        <source>Dispose All Leaked</source>
        <translation>释放所有泄漏项</translation>
    </message>
    <message numerus="yes">
        <source>Dispose of %Ln capabilities that look leaked?</source>
        <translation>
            <numerusform>释放看似泄漏的 %Ln 个能力吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Whatever still uses one of them will fail. This cannot be taken back.</source>
        <translation>仍在使用其中任何一个的操作都将失败。此操作无法撤回。</translation>
    </message>
    <message>
        <source>References</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Show the calls that refer to the chosen entry</source>
        <translation>显示引用所选条目的调用</translation>
    </message>
</context>
<context>
    <name>Inspector::ThroughputPlot</name>
    <message>
        <source>Messages over time</source>
        <translation>消息随时间的分布</translation>
    </message>
    <message>
        <source>No message has a time.</source>
        <translation>没有消息带有时间。</translation>
    </message>
    <message>
        <source>%L1 messages in %2.</source>
        <translation>%2 内 %L1 条消息。</translation>
    </message>
    <message>
        <source>No message has a time</source>
        <translation>没有消息带有时间</translation>
    </message>
    <message>
        <source>Messages over time: ↑ A to B, ↓ B to A</source>
        <translation>消息随时间的分布：↑ A 到 B，↓ B 到 A</translation>
    </message>
    <message>
        <source>at most %L1 in %2</source>
        <translation>%2 内最多 %L1 条</translation>
    </message>
    <message>
        <source>%1 to %2
A to B: %L3 messages, %4
B to A: %L5 messages, %6</source>
        <translation>%1 至 %2
A 到 B：%L3 条消息，%4
B 到 A：%L5 条消息，%6</translation>
    </message>
</context>
<context>
    <name>Inspector::TimePlot</name>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a line, its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最多 %1</translation>
    </message>
</context>
<context>
    <name>Inspector::TimelineColumns</name>
    <message>
        <source>%1: %2</source>
        <comment>name of a filter&apos;s field, and what it is</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Inspector::TimelineModel</name>
    <message>
        <source>invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>released</source>
        <translation>已释放</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation>会话已打开</translation>
    </message>
    <message>
        <source>Session opened: %1</source>
        <translation>会话已打开：%1</translation>
    </message>
    <message>
        <source>Binary frame, %1; Cap&apos;n Web allows text only: %2</source>
        <translation>二进制帧，%1；Cap&apos;n Web 只允许文本：%2</translation>
    </message>
    <message>
        <source>Message of %1 not sent: over the size limit</source>
        <translation>%1 的消息未发送：超过大小限制</translation>
    </message>
    <message>
        <source>Message of %1 refused: over the size limit</source>
        <translation>%1 的消息被拒收：超过大小限制</translation>
    </message>
    <message>
        <source>Closed by this side</source>
        <translation>由本方关闭</translation>
    </message>
    <message>
        <source>Closed by the peer</source>
        <translation>由对端关闭</translation>
    </message>
    <message>
        <source>code %1</source>
        <translation>代码 %1</translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation>连接失败</translation>
    </message>
    <message>
        <source>Connection failed: %1</source>
        <translation>连接失败：%1</translation>
    </message>
    <message>
        <source>HTTP request: %1</source>
        <translation>HTTP 请求：%1</translation>
    </message>
    <message>
        <source>HTTP response %1: %2</source>
        <translation>HTTP 响应 %1：%2</translation>
    </message>
    <message>
        <source>Note of the recorder: %1</source>
        <translation>录制器备注：%1</translation>
    </message>
    <message>
        <source>Comment: %1</source>
        <translation>注释：%1</translation>
    </message>
    <message>
        <source>Mark: %1</source>
        <translation>标记：%1</translation>
    </message>
    <message>
        <source>out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>in</source>
        <translation>入</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>二进制</translation>
    </message>
    <message>
        <source>http</source>
        <translation>http</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>记录 %1</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>incoming</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>No</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Dir</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Target.method</source>
        <translation>目标.方法</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Number of the record in this capture</source>
        <translation>记录在此捕获中的编号</translation>
    </message>
    <message>
        <source>Seconds since the capture began</source>
        <translation>自捕获开始的秒数</translation>
    </message>
    <message>
        <source>Time since the row above</source>
        <translation>距上一行的时间</translation>
    </message>
    <message>
        <source>Out: sent by this side. In: sent by the peer</source>
        <translation>出：由本方发送。入：由对端发送</translation>
    </message>
    <message>
        <source>Kind of the message, or what happened to the connection</source>
        <translation>消息的种类，或连接上发生的事</translation>
    </message>
    <message>
        <source>The table entry that the message is about; for push, stream and pipe the one it creates</source>
        <translation>消息涉及的表条目；对 push、stream 和 pipe 而言是其产生的条目</translation>
    </message>
    <message>
        <source>What the message is about, with pipelined paths resolved</source>
        <translation>消息的内容，流水线路径已解析</translation>
    </message>
    <message>
        <source>What became of a call, and how long it took</source>
        <translation>调用的结局和耗时</translation>
    </message>
    <message>
        <source>Size of the text on the wire</source>
        <translation>线路上文本的大小</translation>
    </message>
    <message>
        <source>Arguments of a call, value of a result, or the error</source>
        <translation>调用的参数、结果的值或错误</translation>
    </message>
    <message>
        <source>This side, session %1</source>
        <translation>本方，会话 %1</translation>
    </message>
    <message>
        <source>Peer, session %1</source>
        <translation>对端，会话 %1</translation>
    </message>
    <message>
        <source>not pulled</source>
        <translation>未拉取</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>*ref*</source>
        <comment>in the column of times: times below count from here</comment>
        <translation>*参考*</translation>
    </message>
</context>
<context>
    <name>Inspector::TimelineView</name>
    <message>
        <source>Fit Columns to Contents</source>
        <translation>使列适合内容</translation>
    </message>
    <message>
        <source>Restore Default Columns</source>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>Copied the first %L1 rows.</source>
        <translation>已复制前 %L1 行。</translation>
    </message>
    <message>
        <source>Copied 1 row.</source>
        <translation>已复制 1 行。</translation>
    </message>
    <message>
        <source>Copied %1 rows.</source>
        <translation>已复制 %1 行。</translation>
    </message>
    <message>
        <source>Copied the first message; more would be over 64 MiB.</source>
        <translation>已复制第一条消息；再多将超过 64 MiB。</translation>
    </message>
    <message>
        <source>Copied the first %1 messages; more would be over 64 MiB.</source>
        <translation>已复制前 %1 条消息；再多将超过 64 MiB。</translation>
    </message>
    <message>
        <source>Copied 1 message.</source>
        <translation>已复制 1 条消息。</translation>
    </message>
    <message>
        <source>Copied %1 messages.</source>
        <translation>已复制 %1 条消息。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>All messages in their order</source>
        <translation>按顺序排列的所有消息</translation>
    </message>
    <message>
        <source>Columns of the timeline</source>
        <translation>时间线的列</translation>
    </message>
    <message>
        <source>This is the last message of its call.</source>
        <translation>这是该调用的最后一条消息。</translation>
    </message>
    <message>
        <source>This is the first message of its call.</source>
        <translation>这是该调用的第一条消息。</translation>
    </message>
    <message>
        <source>There is no time reference: Ctrl+Shift+T makes one.</source>
        <translation>没有时间参考：按 Ctrl+Shift+T 设置一个。</translation>
    </message>
    <message>
        <source>There is no time reference above.</source>
        <translation>上方没有时间参考。</translation>
    </message>
    <message>
        <source>There is no time reference below.</source>
        <translation>下方没有时间参考。</translation>
    </message>
    <message>
        <source>%1, coloured by the rule &quot;%2&quot;</source>
        <comment>kind of a message, name of a rule</comment>
        <translation>%1，按规则 &quot;%2&quot; 着色</translation>
    </message>
    <message>
        <source>Comment: %1</source>
        <translation>注释：%1</translation>
    </message>
    <message>
        <source>Title of the Column</source>
        <translation>列标题</translation>
    </message>
    <message>
        <source>Title; an empty one is that which it has by itself:</source>
        <translation>标题；留空则使用其自身的标题：</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a filter&apos;s field, and what it is</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Rename This Column…</source>
        <translation>重命名此列…</translation>
    </message>
    <message>
        <source>Remove This Column</source>
        <translation>移除此列</translation>
    </message>
    <message>
        <source>Add a Column</source>
        <translation>添加列</translation>
    </message>
    <message>
        <source>Edit Columns…</source>
        <translation>编辑列…</translation>
    </message>
</context>
<context>
    <name>Inspector::ValueCopy</name>
    <message>
        <source>This is large: it is in the clipboard in a moment.</source>
        <translation>内容较大：稍后即会出现在剪贴板中。</translation>
    </message>
</context>
<context>
    <name>Inspector::Variables</name>
    <message>
        <source>There is no variable and no earlier call with the name &quot;%1&quot;.</source>
        <translation>没有名为 &quot;%1&quot; 的变量或先前的调用。</translation>
    </message>
    <message>
        <source>The result of &quot;%1&quot; has no %2.</source>
        <translation>&quot;%1&quot; 的结果没有 %2。</translation>
    </message>
    <message>
        <source>A variable is written {{name}}: the }} is missing.</source>
        <translation>变量写作 {{name}}：缺少 }}。</translation>
    </message>
    <message>
        <source>With the values of its variables the text is too long.</source>
        <translation>代入变量的值后文本过长。</translation>
    </message>
</context>
<context>
    <name>Inspector::VariablesDialog</name>
    <message>
        <source>Variables of %1</source>
        <translation>%1 的变量</translation>
    </message>
    <message>
        <source>All environments</source>
        <translation>所有环境</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>&amp;Add Environment</source>
        <translation>添加环境(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>机密</translation>
    </message>
    <message>
        <source>Add &amp;Variable</source>
        <translation>添加变量(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Delete Variable</source>
        <translation>删除变量(&amp;D)</translation>
    </message>
    <message>
        <source>name</source>
        <comment>of a new variable</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>environment %1</source>
        <translation>环境 %1</translation>
    </message>
    <message>
        <source>Each environment has a name of its own.</source>
        <translation>每个环境的名称必须各不相同。</translation>
    </message>
    <message>
        <source>%1 stands twice in %2.</source>
        <translation>%1 在 %2 中出现了两次。</translation>
    </message>
    <message>
        <source>{{name}} in a target, a method, arguments or a header of the connection stands for the value. Secrets are kept in the keyring of the system, not in the collection&apos;s file.</source>
        <translation>目标、方法、参数或连接标头中的 {{name}} 代表该值。机密保存在系统的密钥环中，而不在集合的文件里。</translation>
    </message>
</context>
<context>
    <name>Inspector::Workbench</name>
    <message>
        <source>What is captured is not kept on disk for the case that the program is killed: %1</source>
        <translation>捕获的内容未存到磁盘，程序若被强行终止将会丢失：%1</translation>
    </message>
    <message>
        <source>Safe mode: settings and layout are the default ones, nothing was restored, and nothing that is set here is kept. To leave it, quit and start the program without --safe-mode.</source>
        <translation>安全模式：设置和布局均为默认值，未恢复任何内容，在此所做的设置也不会保留。要离开安全模式，请退出并在不带 --safe-mode 的情况下启动程序。</translation>
    </message>
    <message>
        <source>&amp;Restart Without It</source>
        <translation>不带它重新启动(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <comment>a notice</comment>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>The program ended unexpectedly. It was recording &quot;%1&quot; until %2 (%3), which is in no file yet.</source>
        <translation>程序意外结束。它曾在录制 &quot;%1&quot;，直到 %2 (%3)，该录制尚未保存到任何文件。</translation>
    </message>
    <message numerus="yes">
        <source>The program ended unexpectedly. It was recording %Ln capture(s) until %1 (%2), which are in no file yet.</source>
        <translation>
            <numerusform>程序意外结束。它曾在录制 %Ln 个捕获，直到 %1 (%2)，这些捕获尚未保存到任何文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <comment>recordings that were found</comment>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <comment>recordings that were found</comment>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <comment>open recordings that were found</comment>
        <translation>以后(&amp;L)</translation>
    </message>
</context>
<context>
    <name>KeychainStore</name>
    <message>
        <source>The keyring of the system cannot be used: %1</source>
        <translation>无法使用系统的密钥环：%1</translation>
    </message>
</context>
<context>
    <name>RecordedCall</name>
    <message>
        <source>One of its arguments is a promise, a stream or a call, which cannot be written as an argument.</source>
        <translation>其中一个参数是 Promise、流或调用，无法写成参数。</translation>
    </message>
    <message>
        <source>Only calls can be sent again: this message makes none.</source>
        <translation>只有调用可以再次发送：此消息未发起调用。</translation>
    </message>
    <message>
        <source>A map cannot be sent again: the composer has no way to write one.</source>
        <translation>映射无法再次发送：编写器无法书写映射。</translation>
    </message>
    <message>
        <source>Only calls can be sent again: this message passes a value.</source>
        <translation>只有调用可以再次发送：此消息传递的是值。</translation>
    </message>
    <message>
        <source>The message is no expression of the protocol.</source>
        <translation>该消息不是协议的表达式。</translation>
    </message>
</context>
<context>
    <name>SpoolFolder</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>无法写入文件夹 %1。</translation>
    </message>
</context>
<context>
    <name>TlsText</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 holds no certificate in the format PEM.</source>
        <translation>%1 不含 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>%1 holds no private key in the format PEM.</source>
        <translation>%1 不含 PEM 格式的私钥。</translation>
    </message>
    <message>
        <source>The private key in %1 cannot be used.</source>
        <translation>无法使用 %1 中的私钥。</translation>
    </message>
    <message>
        <source>The private key in %1 needs a passphrase.</source>
        <translation>%1 中的私钥需要密码短语。</translation>
    </message>
    <message>
        <source>The passphrase does not open the private key in %1.</source>
        <translation>该密码短语无法打开 %1 中的私钥。</translation>
    </message>
    <message>
        <source>A private key needs its certificate, too.</source>
        <translation>私钥还需要其证书。</translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message>
        <source>number of the record in its capture, from 0</source>
        <translation>记录在其捕获中的编号，从 0 开始</translation>
    </message>
    <message>
        <source>time since the capture began</source>
        <translation>自捕获开始的时间</translation>
    </message>
    <message>
        <source>time since the record before, of whatever session</source>
        <translation>距上一条记录的时间，不论属于哪个会话</translation>
    </message>
    <message>
        <source>what the record is</source>
        <translation>记录是什么</translation>
    </message>
    <message>
        <source>who sent it; a is the side that connected</source>
        <translation>由谁发送；a 是发起连接的一方</translation>
    </message>
    <message>
        <source>out: sent by a, in: sent by b</source>
        <translation>out：由 a 发送，in：由 b 发送</translation>
    </message>
    <message>
        <source>id that the message is about, or that a push creates</source>
        <translation>消息涉及的 ID，或 push 产生的 ID</translation>
    </message>
    <message>
        <source>bytes of the text</source>
        <translation>文本的字节数</translation>
    </message>
    <message>
        <source>number of the session, from 0</source>
        <translation>会话编号，从 0 开始</translation>
    </message>
    <message>
        <source>close code of the WebSocket</source>
        <translation>WebSocket 的关闭代码</translation>
    </message>
    <message>
        <source>status of an HTTP response</source>
        <translation>HTTP 响应的状态</translation>
    </message>
    <message>
        <source>the text left its sender</source>
        <translation>文本已离开发送方</translation>
    </message>
    <message>
        <source>count that a release carries</source>
        <translation>release 携带的计数</translation>
    </message>
    <message>
        <source>what is wrong with the message</source>
        <translation>消息有什么问题</translation>
    </message>
    <message>
        <source>the exact text, as on the wire</source>
        <translation>确切文本，与线路上相同</translation>
    </message>
    <message>
        <source>URL or name of the session&apos;s peer</source>
        <translation>会话对端的 URL 或名称</translation>
    </message>
    <message>
        <source>number of the call, from 0</source>
        <translation>调用编号，从 0 开始</translation>
    </message>
    <message>
        <source>path that the call named, such as profile.name</source>
        <translation>调用所指的路径，例如 profile.name</translation>
    </message>
    <message>
        <source>what the message is about, in words</source>
        <translation>用文字说明消息的内容</translation>
    </message>
    <message>
        <source>id that the call was made on</source>
        <translation>调用对象的 ID</translation>
    </message>
    <message>
        <source>how the call ended</source>
        <translation>调用如何结束</translation>
    </message>
    <message>
        <source>time from the push to the answer</source>
        <translation>从 push 到应答的时间</translation>
    </message>
    <message>
        <source>type and message of the error that answered or aborted</source>
        <translation>用于应答或中止的错误的类型和消息</translation>
    </message>
    <message>
        <source>the call is a write to a stream</source>
        <translation>该调用是对流的写入</translation>
    </message>
    <message>
        <source>made on a result that was not there yet</source>
        <translation>在尚未得到的结果上发起</translation>
    </message>
    <message>
        <source>the call is a map (remap)</source>
        <translation>该调用是映射 (remap)</translation>
    </message>
    <message>
        <source>the caller asked for the result</source>
        <translation>调用方请求了结果</translation>
    </message>
    <message>
        <source>who made the call</source>
        <translation>由谁发起调用</translation>
    </message>
    <message>
        <source>what a finding points out about it</source>
        <translation>发现对此指出的问题</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Equality is written ==.</source>
        <translation>相等写作 ==。</translation>
    </message>
    <message>
        <source>Write &amp;&amp; or the word and.</source>
        <translation>请写 &amp;&amp; 或单词 and。</translation>
    </message>
    <message>
        <source>Write || or the word or.</source>
        <translation>请写 || 或单词 or。</translation>
    </message>
    <message>
        <source>This sign has no meaning here.</source>
        <translation>此符号在这里没有意义。</translation>
    </message>
    <message>
        <source>This text has no closing quote.</source>
        <translation>此文本缺少右引号。</translation>
    </message>
    <message>
        <source>This bracket closes nothing.</source>
        <translation>此括号没有对应的左括号。</translation>
    </message>
    <message>
        <source>Put and or or in between, or quotes around a text of several words.</source>
        <translation>请在中间加上 and 或 or，或给由多个词组成的文本加上引号。</translation>
    </message>
    <message>
        <source>A comparison begins with a field; a text or a value cannot stand in front.</source>
        <translation>比较以字段开头；文本或值不能放在前面。</translation>
    </message>
    <message>
        <source>Expected and, or, or the end.</source>
        <translation>此处应为 and、or 或结尾。</translation>
    </message>
    <message>
        <source>This is nested more than %1 deep.</source>
        <translation>嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>This bracket is not closed.</source>
        <translation>此括号未闭合。</translation>
    </message>
    <message>
        <source>A filter has at most %1 tests.</source>
        <translation>过滤器最多有 %1 个测试。</translation>
    </message>
    <message>
        <source>Something is missing here: a field, a text, or a bracket.</source>
        <translation>此处缺少内容：字段、文本或括号。</translation>
    </message>
    <message>
        <source>Expected a field, a text, or a bracket.</source>
        <translation>此处应为字段、文本或括号。</translation>
    </message>
    <message>
        <source>There is no field %1.</source>
        <translation>没有字段 %1。</translation>
    </message>
    <message>
        <source>There is no field %1. Did you mean %2?</source>
        <translation>没有字段 %1。您是指 %2 吗？</translation>
    </message>
    <message>
        <source>Texts have no order: compare them with ==, !=, contains, matches or in.</source>
        <translation>文本没有顺序：请用 ==、!=、contains、matches 或 in 比较。</translation>
    </message>
    <message>
        <source>%1 is one of a few words: compare it with ==, != or in.</source>
        <translation>%1 只能是几个词之一：请用 ==、!= 或 in 比较。</translation>
    </message>
    <message>
        <source>%1 is no text: compare it with ==, !=, &lt;, &lt;=, &gt;, &gt;= or in.</source>
        <translation>%1 不是文本：请用 ==、!=、&lt;、&lt;=、&gt;、&gt;= 或 in 比较。</translation>
    </message>
    <message>
        <source>This range ends before it begins.</source>
        <translation>此范围的结尾在开头之前。</translation>
    </message>
    <message>
        <source>Expected a set, such as {1, 2, 5..9}.</source>
        <translation>此处应为集合，例如 {1, 2, 5..9}。</translation>
    </message>
    <message>
        <source>This set is not closed.</source>
        <translation>此集合未闭合。</translation>
    </message>
    <message>
        <source>A set has at most %1 values.</source>
        <translation>集合最多有 %1 个值。</translation>
    </message>
    <message>
        <source>This set is empty.</source>
        <translation>此集合为空。</translation>
    </message>
    <message>
        <source>Expected a text; quotes make any text one.</source>
        <translation>此处应为文本；加上引号即可使任何内容成为文本。</translation>
    </message>
    <message>
        <source>Expected a regular expression in quotes.</source>
        <translation>此处应为带引号的正则表达式。</translation>
    </message>
    <message>
        <source>A filter has at most %1 regular expressions.</source>
        <translation>过滤器最多有 %1 个正则表达式。</translation>
    </message>
    <message>
        <source>Expected one of: %1.</source>
        <translation>此处应为以下之一：%1。</translation>
    </message>
    <message>
        <source>%1 is none of: %2.</source>
        <translation>%1 不属于：%2。</translation>
    </message>
    <message>
        <source>Expected a %1, such as %2.</source>
        <translation>此处应为%1，例如 %2。</translation>
    </message>
    <message>
        <source>A filter has at most %1 characters.</source>
        <translation>过滤器最多有 %1 个字符。</translation>
    </message>
    <message>
        <source>A regular expression has at most %1 characters.</source>
        <translation>正则表达式最多有 %1 个字符。</translation>
    </message>
    <message>
        <source>No regular expression: %1.</source>
        <translation>不是正则表达式：%1。</translation>
    </message>
    <message>
        <source>This is no %1; write one as %2.</source>
        <translation>这不是%1；请写作 %2。</translation>
    </message>
    <message>
        <source>A duration needs a unit: %1 ms, for example; units are %2.</source>
        <translation>时长需要单位：例如 %1 ms；单位有 %2。</translation>
    </message>
    <message>
        <source>Units are %1.</source>
        <translation>单位有 %1。</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>一个函数</translation>
    </message>
    <message>
        <source>a call</source>
        <translation>一个调用</translation>
    </message>
    <message>
        <source>%1 was called on the awaited result of %2, %3 times</source>
        <translation>在等待得到的 %2 结果上调用了 %1，共 %3 次</translation>
    </message>
    <message>
        <source>%1 was called on the awaited result of %2</source>
        <translation>在等待得到的 %2 结果上调用了 %1</translation>
    </message>
    <message>
        <source>%1 was called %2 times, each after the answer to the one before</source>
        <translation>%1 被调用 %2 次，每次都在前一次应答之后</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>Promise %1</source>
        <translation>Promise %1</translation>
    </message>
    <message>
        <source>%1 failed again and again: %2</source>
        <translation>%1 反复失败：%2</translation>
    </message>
    <message>
        <source>A promise</source>
        <translation>一个 Promise</translation>
    </message>
    <message>
        <source>%1 was never answered</source>
        <translation>%1 从未得到应答</translation>
    </message>
    <message>
        <source>%1 calls of %2 were never answered</source>
        <translation>%2 的 %1 个调用从未得到应答</translation>
    </message>
    <message>
        <source>%1 holds %2 results that nobody awaited or disposed of, of %3</source>
        <translation>%1 持有 %2 个无人等待或释放的结果，来自 %3</translation>
    </message>
    <message>
        <source>%1 holds %2 capabilities of %3</source>
        <translation>%1 持有 %2 个 %3 的能力</translation>
    </message>
    <message>
        <source>%1 The oldest is %2 old.</source>
        <translation>%1 最早的已存在 %2。</translation>
    </message>
    <message>
        <source>%1 was released, but introduced more often: %2 keeps it</source>
        <translation>%1 已被释放，但引入次数更多：%2 仍保留它</translation>
    </message>
    <message>
        <source>%1 keeps %2 capabilities that were released, but introduced more often</source>
        <translation>%1 保留着 %2 个已被释放但引入次数更多的能力</translation>
    </message>
    <message>
        <source>A message breaks the protocol</source>
        <translation>消息违反协议</translation>
    </message>
    <message>
        <source>Its receiver cannot understand it and aborts the session. One of the two peers, or something in between, does not speak Cap&apos;n Web.</source>
        <translation>其接收方无法理解它并中止会话。两个对端之一，或中间的某个环节，使用的不是 Cap&apos;n Web。</translation>
    </message>
    <message>
        <source>A message names an entry that never was</source>
        <translation>消息引用了从未存在的条目</translation>
    </message>
    <message>
        <source>The sender refers to a capability that it was never given. The receiver aborts the session.</source>
        <translation>发送方引用了从未得到的能力。接收方会中止会话。</translation>
    </message>
    <message>
        <source>An entry is released that never was</source>
        <translation>释放了从未存在的条目</translation>
    </message>
    <message>
        <source>The receiver holds nothing under that id and aborts the session.</source>
        <translation>接收方在该 ID 下没有任何内容，因此中止会话。</translation>
    </message>
    <message>
        <source>A capability is used after its release</source>
        <translation>能力在释放后被使用</translation>
    </message>
    <message>
        <source>The sender had released the entry before it named it again, so the receiver may have forgotten it. The reference does this when a promise that has already resolved is passed as an argument.</source>
        <translation>发送方在再次引用该条目之前已将其释放，因此接收方可能已将其遗忘。参考实现在把已解决的 Promise 作为参数传递时会这样做。</translation>
    </message>
    <message>
        <source>Introductions and releases do not match</source>
        <translation>引入与释放次数不符</translation>
    </message>
    <message>
        <source>Released more often than it was introduced, the session aborts; released less often, the entry stays with its exporter for ever. The reference releases once, however often it was introduced.</source>
        <translation>若释放次数多于引入次数，会话将中止；若释放次数较少，条目将永远留在其导出方。参考实现无论引入多少次都只释放一次。</translation>
    </message>
    <message>
        <source>Messages were sent after an abort</source>
        <translation>中止后仍发送了消息</translation>
    </message>
    <message>
        <source>Nobody reads them any more.</source>
        <translation>不再有人读取这些消息。</translation>
    </message>
    <message>
        <source>A session was aborted</source>
        <translation>会话被中止</translation>
    </message>
    <message>
        <source>One side gave up the session: all calls fail, all capabilities are lost.</source>
        <translation>一方放弃了会话：所有调用失败，所有能力丢失。</translation>
    </message>
    <message>
        <source>A connection failed</source>
        <translation>连接失败</translation>
    </message>
    <message>
        <source>It could not be made, or it broke. All calls fail, all capabilities are lost.</source>
        <translation>连接无法建立或已断开。所有调用失败，所有能力丢失。</translation>
    </message>
    <message>
        <source>A connection was closed in an unusual way</source>
        <translation>连接以异常方式关闭</translation>
    </message>
    <message>
        <source>The close code tells of an error (RFC 6455, section 7.4), or is the application&apos;s own.</source>
        <translation>关闭代码表示错误（RFC 6455，第 7.4 节），或是应用程序自定的代码。</translation>
    </message>
    <message>
        <source>A call failed</source>
        <translation>调用失败</translation>
    </message>
    <message>
        <source>The callee answered with an error.</source>
        <translation>被调用方以错误应答。</translation>
    </message>
    <message>
        <source>A call was never answered</source>
        <translation>调用从未得到应答</translation>
    </message>
    <message>
        <source>Its result was asked for and did not come before the session or the recording ended.</source>
        <translation>已请求其结果，但在会话或录制结束前未收到。</translation>
    </message>
    <message>
        <source>Capabilities are held and not released</source>
        <translation>能力被持有而未释放</translation>
    </message>
    <message>
        <source>Each costs its exporter memory until it is released or the session ends. Dispose of stubs and of results when you are done with them.</source>
        <translation>在释放或会话结束之前，每个能力都占用其导出方的内存。用完存根和结果后请将其释放。</translation>
    </message>
    <message>
        <source>Calls were made one after the other&apos;s answer</source>
        <translation>调用在前一个得到应答后才逐个发起</translation>
    </message>
    <message>
        <source>Each waited for a round trip of its own. If they do not depend on each other they can be made at once; calls on the items of a list can be one map().</source>
        <translation>每个调用都各自等待了一次往返。如果彼此不依赖，可以同时发起；对列表各项的调用可以合为一个 map()。</translation>
    </message>
    <message>
        <source>A result was awaited only to be called</source>
        <translation>等待结果只是为了调用它</translation>
    </message>
    <message>
        <source>The call could have been made on the promise, without waiting for it: that saves a round trip.</source>
        <translation>该调用本可直接在 Promise 上发起而无需等待：这样可省去一次往返。</translation>
    </message>
    <message>
        <source>A message is very large</source>
        <translation>消息非常大</translation>
    </message>
    <message>
        <source>It holds up all that is behind it, and costs both sides several times its size in memory. Peers refuse messages above a limit (33,554,432 UTF-16 units in the reference). Large data belongs in a stream.</source>
        <translation>它会阻塞其后的所有内容，并占用双方数倍于其大小的内存。对端会拒收超过限制的消息（参考实现中为 33,554,432 个 UTF-16 单元）。大量数据应放在流中。</translation>
    </message>
    <message>
        <source>A secret is readable</source>
        <translation>机密可被读取</translation>
    </message>
    <message>
        <source>On an unencrypted connection anyone on the way can read it; in this file, anyone who has the file. Use wss:// or https://, and redact captures before you share them.</source>
        <translation>在未加密的连接上，途中任何人都能读取它；在此文件中，任何拥有该文件的人都能读取。请使用 wss:// 或 https://，并在分享捕获之前隐去机密。</translation>
    </message>
    <message>
        <source>The recording began in the middle of a session</source>
        <translation>录制从会话中途开始</translation>
    </message>
    <message>
        <source>Messages name entries from before its first record. They are shown as unknown, and nothing is concluded from them.</source>
        <translation>消息引用了其第一条记录之前的条目。这些条目显示为未知，不从中得出任何结论。</translation>
    </message>
    <message>
        <source>The recording ended before the answer came.</source>
        <translation>录制在应答到达之前结束。</translation>
    </message>
    <message>
        <source>The recording began in the middle of this session</source>
        <translation>录制从此会话中途开始</translation>
    </message>
    <message>
        <source>The connection failed: %1</source>
        <translation>连接失败：%1</translation>
    </message>
    <message>
        <source>Closed with code %1</source>
        <translation>已关闭，代码 %1</translation>
    </message>
    <message>
        <source>Closed with code %1: %2</source>
        <translation>已关闭，代码 %1：%2</translation>
    </message>
    <message>
        <source>%1 went on sending after its own abort</source>
        <translation>%1 在自己中止后仍继续发送</translation>
    </message>
    <message>
        <source>%1 aborted the session: %2</source>
        <translation>%1 中止了会话：%2</translation>
    </message>
    <message>
        <source>A message of %1 MiB</source>
        <translation>一条 %1 MiB 的消息</translation>
    </message>
    <message>
        <source>%1 was sent on an unencrypted connection</source>
        <translation>%1 在未加密的连接上发送</translation>
    </message>
    <message>
        <source>%1 stands in the capture</source>
        <translation>捕获中含有 %1</translation>
    </message>
    <message>
        <source>Anyone who has this file can read it: redact it before you share it.</source>
        <translation>任何拥有此文件的人都能读取它：请在分享之前将其隐去。</translation>
    </message>
    <message>
        <source>The session ended before the answer came.</source>
        <translation>会话在应答到达之前结束。</translation>
    </message>
    <message>
        <source>The connection was closed while the answer was awaited.</source>
        <translation>等待应答时连接被关闭。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no path; write one as login:0.password or *:result.token.</source>
        <translation>&quot;%1&quot; 不是路径；请写作 login:0.password 或 *:result.token。</translation>
    </message>
    <message>
        <source>A JSON Web Token</source>
        <translation>JSON Web Token</translation>
    </message>
    <message>
        <source>A bearer token</source>
        <translation>Bearer 令牌</translation>
    </message>
    <message>
        <source>Basic credentials</source>
        <translation>Basic 凭据</translation>
    </message>
    <message>
        <source>A value named &quot;%1&quot;</source>
        <translation>名为 &quot;%1&quot; 的值</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>没有可查找的内容。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Shows what passes between two Cap&apos;n Web peers, and calls what they offer.</source>
        <translation>显示两个 Cap&apos;n Web 对端之间的通信，并调用它们提供的内容。</translation>
    </message>
    <message>
        <source>Start without connecting anywhere.</source>
        <translation>启动时不连接任何地方。</translation>
    </message>
    <message>
        <source>Start with the default layout of the window.</source>
        <translation>以默认窗口布局启动。</translation>
    </message>
    <message>
        <source>Try --help.</source>
        <translation>请尝试 --help。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no URL: %2</source>
        <translation>&quot;%1&quot; 不是 URL：%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be connected to: a URL must begin with ws:// or wss://.</source>
        <translation>无法连接到 &quot;%1&quot;：URL 必须以 ws:// 或 wss:// 开头。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no host.</source>
        <translation>&quot;%1&quot; 没有主机名。</translation>
    </message>
    <message>
        <source>Show this, and end.</source>
        <translation>显示此信息并结束。</translation>
    </message>
    <message>
        <source>Show the version, and end.</source>
        <translation>显示版本并结束。</translation>
    </message>
    <message>
        <source>Start with the default settings and layout, and restore nothing; settings are not kept.</source>
        <translation>以默认设置和布局启动，不恢复任何内容；设置不会保留。</translation>
    </message>
    <message>
        <source>Read the files on as they grow, as tail -f does.</source>
        <translation>随文件增长继续读取，如同 tail -f。</translation>
    </message>
    <message>
        <source>Do not open what was open before.</source>
        <translation>不打开之前打开的内容。</translation>
    </message>
    <message>
        <source>Servers to connect to (ws:// or wss://) and captures to open; without any, what was open before, or the built-in demo server.</source>
        <translation>要连接的服务器（ws:// 或 wss://）和要打开的捕获；若未指定，则为之前打开的内容或内置演示服务器。</translation>
    </message>
    <message>
        <source>There is no file &quot;%1&quot;.</source>
        <translation>没有文件 &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a folder, not a capture.</source>
        <translation>&quot;%1&quot; 是文件夹，不是捕获。</translation>
    </message>
    <message>
        <source>--follow needs a file to follow.</source>
        <translation>--follow 需要一个要跟随的文件。</translation>
    </message>
</context>
</TS>
