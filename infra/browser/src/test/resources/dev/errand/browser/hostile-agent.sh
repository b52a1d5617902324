#!/bin/sh
# Plays an agent that means harm: its chapter is the file beside it that set and expert name, its model's name and its errors are markup.
here="${0%/*}"
subject=$(grep -o 'output/[a-z]*\.html' | head -1)
subject="${subject#output/}"; subject="${subject%.html}"
set=$(grep -o 'set-[a-z0-9]*' "input/$subject.json" | head -1)
if [ "$set" = set-failing ]; then
  printf '{"type":"result","status":"error","message":"<img src=x onerror=alert(window.pwned=901)><script>alert(902)</script>"}\n'
  exit 0
fi
cat "$here/$set-$subject.html" > "output/$subject.html"
printf '{"type":"tool","name":"<img src=x onerror=alert(window.pwned=903)>","input":{"path":"</script><svg onload=alert(904)>"}}\n'
printf '{"type":"result","status":"success","model":"<svg onload=alert(window.pwned=905)>","in":1,"out":1}\n'
