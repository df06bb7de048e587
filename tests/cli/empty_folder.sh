. "$(dirname "$0")/begin.sh"
mkdir nothing
run "$MISHEN" scan nothing
exits 0
warns '空文件夹：nothing'
hides '未发现'
run "$MISHEN" scan nothing --report json
json 'r["inputs"] == [] and r["warnings"] != []'
