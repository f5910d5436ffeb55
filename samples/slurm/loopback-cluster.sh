#!/usr/bin/env bash
# A Slurm cluster on this machine's loopback, to try batches on: slurmctld, four slurmd with one processor each, munge.
# Needs Debian's slurm-wlm and munge, and no rights; everything is in FOLDER and gone after stop.
#   loopback-cluster.sh start FOLDER    then: export SLURM_CONF=FOLDER/slurm.conf
#   loopback-cluster.sh stop FOLDER
set -euo pipefail

if [ $# -ne 2 ] || { [ "$1" != start ] && [ "$1" != stop ]; }; then
  echo "usage: loopback-cluster.sh start|stop FOLDER" >&2
  exit 2
fi
nodes=4
action=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
export PATH=$PATH:/usr/sbin SLURM_CONF=$folder/slurm.conf

stop() {
  local pid file
  for file in "$folder"/*.pid; do
    [ -e "$file" ] || continue
    pid=$(cat "$file")
    kill "$pid" 2>/dev/null || continue
    for _ in $(seq 100); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.02
    done
    kill -9 "$pid" 2>/dev/null || true
  done
}

# Ports that nothing listens on, ascending from a random one.
free_ports() {
  local port=$((20000 + RANDOM % 20000)) found=0
  while [ "$found" -lt "$1" ]; do
    port=$((port + 1))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      found=$((found + 1))
    fi
  done
}

write_configuration() {
  local ports user
  mapfile -t ports < <(free_ports $((nodes + 1)))
  user=$(id -un)
  {
    cat <<CONF
ClusterName=loopback
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=${ports[0]}
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CredType=cred/munge
SlurmUser=$user
SlurmdUser=$user
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool-%n
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd-%n.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/builtin
SlurmdParameters=config_overrides
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
CONF
    for i in $(seq "$nodes"); do
      echo "NodeName=n$i NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=${ports[$i]} CPUs=1 State=UNKNOWN"
    done
    echo "PartitionName=all Nodes=ALL Default=YES State=UP"
  } >"$SLURM_CONF"
}

# Exit code 77: Slurm cannot run on this machine.
refuse() {
  echo "error: $1" >&2
  echo "  hint: $2" >&2
  exit 77
}

start() {
  getent hosts "$(hostname)" >/dev/null || refuse "Slurm needs the name of this machine to resolve" "add $(hostname) to /etc/hosts"
  (umask 077; head -c 1024 /dev/urandom >"$folder/munge.key")
  write_configuration
  munged --force --key-file "$folder/munge.key" --socket "$folder/munge.socket" --pid-file "$folder/munged.pid" \
    --log-file "$folder/munged.log" --seed-file "$folder/munge.seed"
  slurmctld
  for i in $(seq "$nodes"); do
    slurmd -N "n$i" || { stop; refuse "slurmd does not start" "it needs control groups at /sys/fs/cgroup; see $folder/slurmd-n$i.log"; }
  done
  local end=$((SECONDS + 20))
  while [ "$SECONDS" -lt "$end" ]; do
    if [ "$(timeout 2 sinfo --noheader --format=%D --states=idle 2>/dev/null)" = "$nodes" ]; then return; fi
    sleep 0.05
  done
  echo "error: the cluster did not start" >&2
  echo "  hint: see $folder/slurmctld.log" >&2
  stop
  exit 1
}

"$action"
