#!/bin/bash
# Runs a command on a display, a bus and in a home of its own: session.sh COMMAND...
# SCREEN (1280x1024x24) and SESSION_TIMEOUT (60 seconds) may be set.
set -u
folder=$(mktemp -d)
export XDG_RUNTIME_DIR=$folder/run HOME=$folder/home
mkdir -m 700 "$XDG_RUNTIME_DIR"
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
export XDG_CACHE_HOME=$HOME/.cache XDG_STATE_HOME=$HOME/.local/state
export GDK_BACKEND=x11 GSK_RENDERER=${GSK_RENDERER:-cairo} GDK_DEBUG=${GDK_DEBUG-gl-disable}
export GSETTINGS_BACKEND=${GSETTINGS_BACKEND:-memory} GIO_USE_VFS=local ADW_DISABLE_PORTAL=1
export LANG=C.UTF-8 NO_AT_BRIDGE=0
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GTK_THEME GTK_MODULES LC_ALL LANGUAGE

# The look of a GNOME desktop, without motion: pictures and tests shall not depend on time.
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0"
cat >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini" <<X
[Settings]
gtk-font-name=Cantarell 11
gtk-decoration-layout=:close
gtk-enable-animations=false
gtk-cursor-blink=false
X

# The server chooses a free number itself, so that sessions at the same time never collide.
mkfifo "$folder/number"
Xvfb -displayfd 3 -screen 0 "${SCREEN:-1280x1024x24}" -nolisten tcp -noreset \
  3>"$folder/number" >"$folder/server.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$folder"' EXIT
number=
read -r -t 20 number <"$folder/number"
if [ -z "$number" ]; then
  cat "$folder/server.log" >&2
  echo "Xvfb did not start" >&2
  exit 1
fi
export DISPLAY=:$number
# Out of every window: a tooltip comes by chance, and GTK 4.8 may look for one in a window that went.
command -v xdotool >/dev/null && xdotool mousemove 9999 9999

# The bus and what it starts talk to nobody; the command keeps its own output.
timeout -k 5 "${SESSION_TIMEOUT:-60}" dbus-run-session -- \
  bash -c 'exec "$@" >&5 2>&6 5>&- 6>&-' session "$@" 5>&1 6>&2 >/dev/null 2>&1
