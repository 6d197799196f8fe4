<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>A name belongs here; one with special characters is written ["…"].</source>
        <translation>此处应为名称；含特殊字符的名称写作 ["…"]。</translation>
    </message>
    <message>
        <source>A name is missing at the end.</source>
        <translation>末尾缺少名称。</translation>
    </message>
    <message>
        <source>A name with special characters is written ["…"].</source>
        <translation>含特殊字符的名称写作 ["…"]。</translation>
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
</context>
<context>
    <name>Inspector::ArgumentParser</name>
    <message>
        <source>Something is missing at the end.</source>
        <translation>末尾缺少内容。</translation>
    </message>
    <message>
        <source>three arguments; the same as [1, "text", [true, null]]</source>
        <translation>三个参数；等同于 [1, "text", [true, null]]</translation>
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
        <source>bytes in base64; "$type":"Float64Array" beside it names their container</source>
        <translation>Base64 编码的字节；旁边的 "$type":"Float64Array" 指定其容器</translation>
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
        <source>%1, %2, step %3 of its pipeline</source>
        <translation>%1，%2，其流水线的第 %3 步</translation>
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
        <source>of it waiting</source>
        <translation>其中等待</translation>
    </message>
    <message>
        <source>(until record %1)</source>
        <translation>（直到记录 %1）</translation>
    </message>
    <message>
        <source>of it answering</source>
        <translation>其中应答</translation>
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
        <source>&amp;Dispose target</source>
        <translation>释放目标(&amp;D)</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>How arguments are written</source>
        <translation>参数的写法</translation>
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
        <source>Calls of this run</source>
        <translation>本次运行的调用</translation>
    </message>
    <message>
        <source>Results that are held</source>
        <translation>持有的结果</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>持有</translation>
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
        <source>Target, column %1: %2</source>
        <translation>目标，第 %1 列：%2</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>目标：%1</translation>
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
        <source>arguments: %1</source>
        <translation>参数：%1</translation>
    </message>
    <message>
        <source>The main interface is let go by disconnecting</source>
        <translation>断开连接即释放主接口</translation>
    </message>
    <message>
        <source>Lets go of the target wherever it is held here</source>
        <translation>释放目标，无论它在此处何处被持有</translation>
    </message>
    <message>
        <source>Held (%1)</source>
        <translation>持有 (%1)</translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation>尚无调用</translation>
    </message>
    <message>
        <source> after %1 ms</source>
        <translation>，用时 %1 毫秒</translation>
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
        <translation>插入到参数中(&amp;A)</translation>
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
        <source>&amp;Copy result</source>
        <translation>复制结果(&amp;C)</translation>
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
        <source>The capability to call: one of the list, or a path such as main.users or $import:-3.items[0].</source>
        <translation>要调用的能力：列表中的一个，或路径，例如 main.users 或 $import:-3.items[0]。</translation>
    </message>
    <message>
        <source>the peer's main interface</source>
        <translation>对端的主接口</translation>
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
        <source>A callback has a name, such as {"$callback":"progress"}.</source>
        <translation>回调有名称，例如 {"$callback":"progress"}。</translation>
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
        <source>This is no date; one is "2026-01-31T12:00:00Z" or milliseconds since 1970.</source>
        <translation>这不是日期；例如 "2026-01-31T12:00:00Z" 或自 1970 年起的毫秒数。</translation>
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
        <source>A bigint is a text of digits, such as "-12345678901234567890".</source>
        <translation>bigint 是数字文本，例如 "-12345678901234567890"。</translation>
    </message>
    <message>
        <source>It is one of "NaN", "Infinity", "-Infinity" and "-0".</source>
        <translation>应为 "NaN"、"Infinity"、"-Infinity" 或 "-0"。</translation>
    </message>
    <message>
        <source>This is no complete URL.</source>
        <translation>这不是完整的 URL。</translation>
    </message>
    <message>
        <source>Headers are an array of pairs, such as [["accept", "text/html"]].</source>
        <translation>标头是成对的数组，例如 [["accept", "text/html"]]。</translation>
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
</context>
<context>
    <name>Inspector::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>Filter, such as: method == "hello" and latency &gt; 5 ms</source>
        <translation>过滤器，例如：method == "hello" and latency &gt; 5 ms</translation>
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
        <source>"%1" is no WebSocket URL: it must begin with ws:// or wss://.</source>
        <translation>"%1" 不是 WebSocket URL：必须以 ws:// 或 wss:// 开头。</translation>
    </message>
    <message>
        <source>"%1" names no host.</source>
        <translation>"%1" 没有主机名。</translation>
    </message>
    <message>
        <source>"%1" is no name of a header.</source>
        <translation>"%1" 不是标头名称。</translation>
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
</context>
<context>
    <name>Inspector::LiveSources</name>
    <message>
        <source>Live %1</source>
        <translation>实时 %1</translation>
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
        <source>Cap'n Web Inspector</source>
        <translation>Cap'n Web 检查器</translation>
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
        <source>%1[*] - Cap'n Web Inspector</source>
        <translation>%1[*] - Cap'n Web 检查器</translation>
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
        <source>Enter the URL of a Cap'n Web server above and press Connect: every message of the session appears here, and both capability tables below. Without a server at hand, try the built-in demo.</source>
        <translation>在上方输入 Cap'n Web 服务器的 URL 并按“连接”：会话的每条消息将显示在这里，两张能力表显示在下方。手边没有服务器时，请试用内置演示。</translation>
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
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
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
        <source>&amp;About Cap'n Web Inspector</source>
        <translation>关于 Cap'n Web 检查器(&amp;A)</translation>
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
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
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
        <source>The capture "%1" is in no file. Save it before it is closed?</source>
        <translation>捕获 "%1" 未保存到任何文件。关闭前保存吗？</translation>
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
        <source>This cell says nothing to filter by</source>
        <translation>此单元格没有可过滤的内容</translation>
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
        <translation>… 且所选(&amp;A)</translation>
    </message>
    <message>
        <source>… &amp;or selected</source>
        <translation>… 或所选(&amp;O)</translation>
    </message>
    <message>
        <source>… and no&amp;t selected</source>
        <translation>… 且非所选(&amp;T)</translation>
    </message>
    <message>
        <source>… or not s&amp;elected</source>
        <translation>… 或非所选(&amp;E)</translation>
    </message>
    <message>
        <source>How to Read This Window</source>
        <translation>如何阅读此窗口</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Timeline&lt;/h3&gt;&lt;p&gt;One row for each message, and for what happens to the connection. An arrow to the right was sent by this side, one to the left came from the peer. A call is four messages: &lt;b&gt;push&lt;/b&gt; makes it, &lt;b&gt;pull&lt;/b&gt; asks for its result, &lt;b&gt;resolve&lt;/b&gt; or &lt;b&gt;reject&lt;/b&gt; brings it, &lt;b&gt;release&lt;/b&gt; lets it go; selecting one marks the others.&lt;/p&gt;&lt;p&gt;&lt;b&gt;State&lt;/b&gt; of a push says what became of the call and how long it took.&lt;/p&gt;&lt;h3&gt;Tables&lt;/h3&gt;&lt;p&gt;Each side has two tables: &lt;b&gt;imports&lt;/b&gt; are capabilities of the other side that it may use, &lt;b&gt;exports&lt;/b&gt; are its own that the other side may use. Id 0 is the main interface. Ids that a call or pipe made are positive, ids that were given away by reference are negative.&lt;/p&gt;&lt;p&gt;Selecting a message shows the tables as they were after it, with what it made and what it released; &lt;b&gt;Live&lt;/b&gt; goes back to now. The menu of an entry makes it the target of the next call, disposes it, or goes to the message that created it.&lt;/p&gt;&lt;h3&gt;Keys&lt;/h3&gt;&lt;table cellpadding='3'&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+P&lt;/td&gt;&lt;td&gt;all commands by name&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+O, Ctrl+S&lt;/td&gt;&lt;td&gt;open, save a capture&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+/&lt;/td&gt;&lt;td&gt;write a filter&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+1, Ctrl+2, Ctrl+3&lt;/td&gt;&lt;td&gt;perspectives&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+L&lt;/td&gt;&lt;td&gt;enter a URL&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+E, Ctrl+R&lt;/td&gt;&lt;td&gt;disconnect, reconnect&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+F&lt;/td&gt;&lt;td&gt;follow new messages&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+L&lt;/td&gt;&lt;td&gt;live tables&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+G&lt;/td&gt;&lt;td&gt;go to a record&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+. and Ctrl+,&lt;/td&gt;&lt;td&gt;next and previous message of the same call&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Escape&lt;/td&gt;&lt;td&gt;select nothing; the tables are live again&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+K, Ctrl+T&lt;/td&gt;&lt;td&gt;composer, tables&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+C&lt;/td&gt;&lt;td&gt;copy rows; Ctrl+Shift+C copies the text of the messages&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</source>
        <translation>&lt;h3&gt;时间线&lt;/h3&gt;&lt;p&gt;每条消息以及连接上发生的每件事各占一行。向右的箭头表示由本方发送，向左的来自对端。一次调用由四条消息组成：&lt;b&gt;push&lt;/b&gt; 发起调用，&lt;b&gt;pull&lt;/b&gt; 请求结果，&lt;b&gt;resolve&lt;/b&gt; 或 &lt;b&gt;reject&lt;/b&gt; 带来结果，&lt;b&gt;release&lt;/b&gt; 释放它；选择其中一条会标出其余各条。&lt;/p&gt;&lt;p&gt;push 的&lt;b&gt;状态&lt;/b&gt;说明调用的结局和耗时。&lt;/p&gt;&lt;h3&gt;表&lt;/h3&gt;&lt;p&gt;每一方有两张表：&lt;b&gt;导入&lt;/b&gt;是可以使用的对方能力，&lt;b&gt;导出&lt;/b&gt;是对方可以使用的己方能力。ID 0 是主接口。由调用或管道产生的 ID 为正，以引用方式给出的 ID 为负。&lt;/p&gt;&lt;p&gt;选择一条消息会显示其后的表，以及它产生和释放的内容；&lt;b&gt;实时&lt;/b&gt;返回当前。条目的菜单可将其设为下次调用的目标、释放它，或转到产生它的消息。&lt;/p&gt;&lt;h3&gt;按键&lt;/h3&gt;&lt;table cellpadding='3'&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+P&lt;/td&gt;&lt;td&gt;按名称查找所有命令&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+O, Ctrl+S&lt;/td&gt;&lt;td&gt;打开、保存捕获&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+/&lt;/td&gt;&lt;td&gt;编写过滤器&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+1, Ctrl+2, Ctrl+3&lt;/td&gt;&lt;td&gt;视角&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+L&lt;/td&gt;&lt;td&gt;输入 URL&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+E, Ctrl+R&lt;/td&gt;&lt;td&gt;断开、重新连接&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+F&lt;/td&gt;&lt;td&gt;跟随新消息&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+L&lt;/td&gt;&lt;td&gt;实时表&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+G&lt;/td&gt;&lt;td&gt;转到记录&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+. 和 Ctrl+,&lt;/td&gt;&lt;td&gt;同一调用的下一条和上一条消息&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Escape&lt;/td&gt;&lt;td&gt;取消选择；表恢复实时&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+K, Ctrl+T&lt;/td&gt;&lt;td&gt;编写器、表&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+C&lt;/td&gt;&lt;td&gt;复制行；Ctrl+Shift+C 复制消息文本&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</translation>
    </message>
    <message>
        <source>About Cap'n Web Inspector</source>
        <translation>关于 Cap'n Web 检查器</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Cap'n Web Inspector %1&lt;/h3&gt;</source>
        <translation>&lt;h3&gt;Cap'n Web 检查器 %1&lt;/h3&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Shows what passes between two Cap'n Web peers: messages, calls, and the capability tables of both sides.&lt;/p&gt;&lt;p&gt;Licence: GNU General Public License, version 3 or later. The library QtCapnWeb: MIT.&lt;/p&gt;</source>
        <translation>&lt;p&gt;显示两个 Cap'n Web 对端之间的通信：消息、调用以及双方的能力表。&lt;/p&gt;&lt;p&gt;许可：GNU 通用公共许可证第 3 版或更高版本。QtCapnWeb 库：MIT。&lt;/p&gt;</translation>
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
</context>
<context>
    <name>Inspector::ProxyDialog</name>
    <message>
        <source>Record Through a Proxy</source>
        <translation>通过代理录制</translation>
    </message>
    <message>
        <source>The inspector listens on this computer, passes everything on to the server, and records what passes. Point your client at the proxy's address.</source>
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
        <source>Pass the client's &amp;Origin on, in place of the server's own</source>
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
</context>
<context>
    <name>Inspector::SessionsPane</name>
    <message>
        <source>Captures and sessions</source>
        <translation>捕获和会话</translation>
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
        <source>Peer's side</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>Whose tables</source>
        <translation>哪一方的表</translation>
    </message>
    <message>
        <source>Whose tables are shown; the peer's are computed from the messages</source>
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
        <source>Make Composer Target</source>
        <translation>设为编写器目标</translation>
    </message>
    <message>
        <source>Dispose</source>
        <translation>释放</translation>
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
        <source>Copy</source>
        <translation>复制</translation>
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
B to A: %L5 messages, %6
Drag to show only a stretch of time</source>
        <translation>%1 到 %2
A 到 B：%L3 条消息，%4
B 到 A：%L5 条消息，%6
拖动以仅显示一段时间</translation>
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
        <source>Binary frame, %1; Cap'n Web allows text only: %2</source>
        <translation>二进制帧，%1；Cap'n Web 只允许文本：%2</translation>
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
</context>
<context>
    <name>main</name>
    <message>
        <source>Shows what passes between two Cap'n Web peers, and calls what they offer.</source>
        <translation>显示两个 Cap'n Web 对端之间的通信，并调用它们提供的内容。</translation>
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
        <source>Server to connect to (ws:// or wss://), or captures to open; without any, the built-in demo server.</source>
        <translation>要连接的服务器（ws:// 或 wss://）或要打开的捕获；都没有则使用内置演示服务器。</translation>
    </message>
</context>
</TS>
