"""The style sheets of the printed papers, one for each."""

HARBORLINK = """
body{font:10pt/1.35 Arial,Helvetica,sans-serif;color:#222;margin:0}
header{display:flex;justify-content:space-between;border-bottom:3px solid #005f86;padding-bottom:8px}
.brand{font-size:20pt;font-weight:bold;color:#005f86;letter-spacing:-.5px}dl{display:flex;gap:22px;margin:0}
dt{font-size:8pt;color:#666}dd{margin:0;font-weight:bold;white-space:nowrap}
.window{margin:38px 0 26px 20px;text-transform:uppercase}
main{display:grid;grid-template-columns:3fr 2fr;gap:28px}table{width:100%;border-collapse:collapse}
td{padding:4px 0;border-bottom:1px solid #ddd}td:last-child{text-align:right}
tr:last-child td{font-weight:bold;border:0;font-size:12pt}
aside{background:#eef5f8;padding:12px;border-radius:6px}h2{font-size:13pt;color:#005f86;margin:0 0 6px}
h3{font-size:10pt;margin:12px 0 2px}
.stub{border-top:2px dashed #888;margin-top:60px;padding-top:14px;display:flex;
justify-content:space-between}.second{break-before:page}small{font-size:7.5pt;color:#555}
"""
TANDEM = """
body{font:9.5pt/1.45 "Helvetica Neue","DejaVu Sans",Verdana,sans-serif;color:#30313d;margin:8px 0}
.top{display:flex;justify-content:space-between;align-items:baseline}h1{font-size:19pt;margin:0}
.facts{border-collapse:collapse;margin:14px 0 22px}
.facts th{font-weight:600;text-align:left;padding:1px 14px 1px 0}.facts td{padding:1px 0}
.parties{display:flex;gap:18px}.parties div{flex:1}b{display:block}
.due{font-size:15pt;font-weight:bold;margin:22px 0 14px}.items{width:100%;border-collapse:collapse}
.items th{font-size:8pt;font-weight:normal;text-align:right;border-bottom:1px solid #30313d}
.items td{text-align:right;padding:6px 0 0;vertical-align:top}.items :is(th,td):first-child{text-align:left}
.items td small{color:#6a6b7b}.sums{margin-left:50%;width:50%;border-collapse:collapse;margin-top:16px}
.sums td{border-top:1px solid #ddd;padding:4px 0}.sums td:last-child{text-align:right}
"""
BLUESTEM = """
body{font:11pt/1.3 "Times New Roman",serif;margin:0}h1{font-size:17pt;text-align:center;margin:0}
.center{text-align:center;margin:2px 0 14px}.keys{width:100%;border-collapse:collapse;text-align:center}
.keys th{border:1px solid #000;font-size:8.5pt;background:#e4e9dc;padding:2px}
.keys td{border:1px solid #000;padding:5px}.two{display:flex;gap:14px;margin:16px 0}
fieldset{flex:1;border:1px solid #555}legend{font-size:9pt;font-style:italic}
.list{width:100%;border-collapse:collapse}
.list th{text-align:left;border-bottom:1px solid #000;font-size:9.5pt}
.list :is(th,td):last-child{text-align:right}
.cut{border-top:1px dotted #000;text-align:center;font-size:8.5pt;margin-top:34px}
"""
KESTREL = """
body{font:9.5pt/1.4 "Arial Narrow","Liberation Sans Narrow",Arial,sans-serif;margin:0;font-size:11pt}
.page{display:flex;gap:24px;min-height:8.6in}.bar{width:2in;background:#3b2a63;color:#fff;padding:16px 12px}
.bar dt{font-size:9pt;opacity:.85}.bar dd{margin:0 0 12px;font-weight:bold}.main{flex:1}
h1{font-size:20pt;margin:0 0 20px}table{width:100%;border-collapse:collapse}td{padding:3px 0}
td:last-child{text-align:right}tr:nth-child(odd){background:#f1eff6}
.who{display:flex;justify-content:space-between;margin-bottom:22px}
h4{margin:0 0 3px;font-size:10pt;color:#3b2a63}
.slip{border-top:1px dashed #333;padding-top:8px;display:flex;gap:40px}
footer{text-align:right;font-size:9pt}.next{break-before:page}
"""
CLAIRVAL = """
body{font:10pt/1.4 Georgia,"DejaVu Serif",serif;margin:0;font-size:9pt}
h1{color:#0b3d2e;font-size:17pt;margin:0}
.haut{display:flex;justify-content:space-between;align-items:flex-start}
.cadre{border:1px solid #0b3d2e;border-collapse:collapse}
.cadre th{text-align:left;font-weight:normal;padding:2px 16px 2px 8px}
.cadre td{text-align:right;font-weight:bold;padding:2px 8px}.deux{display:flex;gap:40px;margin:26px 0}
.deux b{display:block;font-variant:small-caps}.liste{width:100%;border-collapse:collapse;margin-bottom:16px}
.liste th{text-align:left;border-bottom:2px solid #0b3d2e}
.liste td{border-bottom:1px solid #ccc;padding:3px 0}.liste :is(td,th):last-child{text-align:right}
.coupon{border-top:1px dashed #000;margin-top:30px;padding-top:10px}
"""
MAIL = """
body{font:10pt/1.5 Arial,sans-serif;margin:0}hr{border:0;border-top:1px solid #bbb}
.who{display:flex;justify-content:space-between}h2{font-size:13pt;margin:6px 0}
small{color:#555;font-size:8.5pt}
.quote{color:#555;border-left:1px solid #ccc;padding-left:10px;margin:18px 0 0 6px}
"""
PORTAL = """
body{font:10pt/1.4 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;font-size:9pt;margin:6px 0;
color:#111}nav{display:flex;gap:20px;border-bottom:1px solid #ccc;padding-bottom:6px;color:#345}
h1{font-size:16pt;margin:18px 0 4px}
.card{border:1px solid #ccc;border-radius:8px;padding:12px 16px;margin:12px 0}
dl{display:grid;grid-template-columns:1fr 1fr;gap:12px 24px;margin:0}
dt{font-size:7pt;text-transform:uppercase;letter-spacing:.08em;color:#667}dd{margin:1px 0 0}
table{width:100%;border-collapse:collapse}th{text-align:left;font-size:8pt;border-bottom:1px solid #999}
td{padding:4px 0}.badge{background:#e3f4e6;border-radius:9px;padding:0 8px;font-size:8pt}
"""
REPORT = """
body{font:11pt/1.3 Calibri,Carlito,"Liberation Sans",sans-serif;margin:0}
h1{font-size:15pt;border-bottom:2px solid #3b2a63}
table{width:100%;border-collapse:collapse;margin:10px 0 20px}
th,td{border:1px solid #888;padding:4px 8px;text-align:left}
th{background:#eceaf3;font-weight:bold;width:34%}thead th{width:auto}footer{font-size:8.5pt;color:#555}
"""
FICHE = """
body{font:10.5pt/1.35 "Times New Roman",serif;margin:0}fieldset{border:1px solid #0b3d2e;margin:0 0 14px}
legend{color:#0b3d2e;font-weight:bold;padding:0 6px}dl{margin:0}dl div{display:flex}dt{width:2.3in}
dd{margin:0}dt::after{content:"\\00a0:"}table{width:100%;border-collapse:collapse}
th{text-align:left;font-weight:normal;font-style:italic}
"""
BROWSER_FORM = """
body{font:10pt/1.3 Arial,sans-serif;margin:0}h1{font-size:17pt;margin:0 0 4px}p{margin:4px 0}
fieldset{border:1px solid #bbb;border-radius:4px;margin:8px 0;display:flex;flex-wrap:wrap;gap:6px 12px}
legend{font-weight:bold;color:#0a5bd0}label{font-size:8pt;color:#444;flex:1 1 46%}
label.wide{flex-basis:100%}label.small{flex:1 1 22%}
input{display:block;width:100%;box-sizing:border-box;font:10.5pt Arial,sans-serif;color:#000;
border:1px solid #999;border-radius:3px;padding:4px 6px}input[type=checkbox]{display:inline;width:auto}
"""
WORD = """
body{font:12pt/1.25 "Times New Roman","Liberation Serif",serif;margin:0}
p{margin:0 0 10pt;text-align:justify}
.head{text-align:center;border-bottom:1px solid #000;margin-bottom:16pt;padding-bottom:6pt}
.head b{font-size:16pt;font-variant:small-caps;letter-spacing:1px}
table{margin:0 0 10pt .3in;border-collapse:collapse}
th{font-weight:normal;text-align:left;vertical-align:top;padding:1pt 24pt 1pt 0}td{padding:1pt 0}
ul{columns:2;margin:0 0 10pt}
"""
CELLED_FORM = """
body{font:10pt/1.25 "Helvetica Neue",Helvetica,Arial,sans-serif;margin:0}
h1{font-size:14pt;text-align:center;margin:0}.sub{text-align:center;font-size:9pt;margin:2px 0 10px}
dl{display:grid;grid-template-columns:repeat(6,1fr);margin:0 0 8px;border:1px solid #000;
border-width:1px 0 0 1px}
dl div{grid-column:span 3;border:1px solid #000;border-width:0 1px 1px 0;padding:2px 4px 4px;
min-height:26px}dt{font:7.5pt "Arial Narrow","Liberation Sans Narrow",sans-serif;color:#333}dd{margin:0}
.whole div{grid-column:span 6}.three div{grid-column:span 2}
h2{background:#333;color:#fff;font-size:9.5pt;margin:0;padding:3px 5px}
ol{font-size:8.5pt;padding-left:18px;text-align:justify}
.sign{display:grid;grid-template-columns:2fr 1.4fr 1fr;gap:16px}
.sign>div{display:flex;flex-direction:column;justify-content:flex-end}
.sign i{border-top:1px solid #000;font-size:8pt}
"""
REVIEW = """
body{font:9.5pt/1.45 Verdana,"DejaVu Sans",sans-serif;margin:10px 0;font-size:9pt}
h1{font-size:15pt;margin:0 0 10px}
ol.steps{display:flex;gap:26px;list-style:none;padding:0;color:#777;font-size:8pt}dl{margin:0 0 12px}
dl div{display:grid;grid-template-columns:2.2in 1fr;gap:14px;padding:3px 0}dt{text-align:right;color:#555}
dt::after{content:":"}dd{margin:0}.chips{display:flex;flex-wrap:wrap;gap:6px;margin-bottom:12px}
.chips span{border:1px solid #999;border-radius:10px;padding:1px 9px}
.pad{border:1px solid #777;border-radius:6px;width:3.4in;padding:4px 10px}
h2{font-size:10.5pt;margin:10px 0 4px}
"""
PROCURATION = """
body{font:11.5pt/1.35 Garamond,"Liberation Serif",serif;margin:0;hyphens:auto}
h1{font-size:15pt;text-align:center}p{text-align:justify}
table{width:100%;border-collapse:collapse;margin:8pt 0}
th,td{border:1px solid #666;text-align:left;padding:3pt 6pt}
th{width:38%;font-weight:normal;background:#f2f2f2}
.bas{display:flex;gap:50px;align-items:flex-end;margin-top:16pt}
.bas div div{border-top:1px solid #000;font-size:9pt;min-width:1.6in}
"""
