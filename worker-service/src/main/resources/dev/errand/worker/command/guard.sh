# Kills a worker's programs when the worker is gone: end of file on standard input means that, and nothing else.
# guard.sh MARK DIRECTORY: what their environments hold; what is deleted in the end. Standard input says which sessions
# the programs lead: +PID when one begins, -PID when it is over.
trap '' INT QUIT HUP TERM
mark=$1 directory=$2
sessions=' '
while read -r line; do
  id=${line#?}
  case $line in
    +*) sessions="$sessions$id " ;;
    -*) case $sessions in *" $id "*) sessions="${sessions%% $id *} ${sessions#* $id }" ;; esac ;;
  esac
done
for id in $sessions; do
  kill -KILL -- "-$id" 2>/dev/null
done
tries=0 quiet=0
while [ "$tries" -lt 200 ] && [ "$quiet" -lt 3 ]; do
  quiet=$((quiet + 1)) # what was just being started shows its mark a moment later
  for file in $(grep -lsF -- "$mark" /proc/[0-9]*/environ); do
    id=${file#/proc/}
    kill -KILL "${id%/environ}" 2>/dev/null && quiet=0
  done
  tries=$((tries + 1))
  sleep 0.05
done
rm -rf -- "$directory"
