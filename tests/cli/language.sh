. "$(dirname "$0")/begin.sh"
echo text > a.txt
scan() { run env -u LC_ALL "$@" "$MISHEN" scan a.txt; }
scan LANG=zh_CN.UTF-8; says 未发现
scan LANG=C; says 未发现
scan LANG=POSIX; says 未发现
scan LANG=; says 未发现
scan LANG=zh_TW.Big5; says 未发现
scan LANG=en_US.UTF-8; says 'None of the configured'
scan LANG=zh_CN.UTF-8 LC_MESSAGES=en_GB; says 'None of the configured'
scan LANG=en_US LC_MESSAGES=en_US LC_ALL=zh_CN; says 未发现
run env LC_ALL=en_US "$MISHEN" scan a.txt --lang zh; says 未发现
run env LC_ALL=zh_CN "$MISHEN" scan a.txt --lang en; says 'None of the'
hides 不涉密
