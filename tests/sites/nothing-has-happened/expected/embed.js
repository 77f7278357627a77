(async()=>{
const{src,dataset:{position,components}}=document.currentScript
const base=new URL(".",src),key="noa-status "+base,only=components?.split(/[\s,]+/)
const{notices,close,lang}=await(await fetch(new URL("embed.json",base),{credentials:"omit"})).json()
let closed=[]
try{closed=localStorage[key].split(" ")}catch{}
const told=notices.filter(one=>!closed.includes(one.id)&&(!only||one.components.some(id=>only.includes(id))))
if(!told[0])return
const add=(to,name,more)=>Object.assign(to.appendChild(document.createElement(name)),more)
const all=new DocumentFragment,list=add(all,"section")
for(const{title,url,word,shape,colour}of told){
const line=add(list,"p",{dir:"auto"}),{style}=add(line,"i"),to=new URL(url,base)
style.clipPath=shape
style.backgroundColor=colour
add(line,"b",{textContent:word+" "})
const link=add(line,"a",{textContent:title,target:"_blank"})
if(/^https?:/.test(to))link.href=to
}
add(all,"button",{textContent:"\xd7",ariaLabel:close}).onclick=()=>{
host.remove()
const over=notices.filter(one=>told.includes(one)||closed.includes(one.id))
try{localStorage[key]=over.map(one=>one.id).join(" ")}catch{}
}
const host=add(document.documentElement,"div"),root=host.attachShadow({mode:"open"}),sheet=new CSSStyleSheet
sheet.replaceSync(":host{all:initial!important}div{position:fixed;inset:auto 0 1em;z-index:2147483647;margin:auto;padding:.8em 1em;display:flex;gap:1em;width:fit-content;max-width:min(40em,80vw);max-height:40vh;overflow:auto;font:medium/1.5 system-ui;color-scheme:light dark;color:CanvasText;background:Canvas;border:1px solid;border-radius:.5em} div:empty{opacity:0}.top{inset:1em 0 auto}p{margin:0;overflow-wrap:anywhere} i{font-size:0;padding:8px;margin-inline-end:8px;vertical-align:6px;forced-color-adjust:none}a,button{color:inherit}button{font:inherit;background:none;border:0;padding:0 8px}@media print{div{display:none}}")
root.adoptedStyleSheets=[sheet]
const box=add(root,"div",{role:"status",lang,className:position})
setTimeout(()=>box.append(all),99)
})().catch(()=>{})
