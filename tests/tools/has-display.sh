#!/bin/bash
# Whether there is a display to open a window on.
if [ -n "${WAYLAND_DISPLAY:-}" ]; then
  [ -S "${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/$WAYLAND_DISPLAY" ] || [ -S "$WAYLAND_DISPLAY" ] && exit 0
fi
case "${DISPLAY:-}" in
  '') exit 1 ;;
  :*)
    number=${DISPLAY#:}
    [ -S "/tmp/.X11-unix/X${number%%.*}" ] || grep -q "@/tmp/.X11-unix/X${number%%.*}$" /proc/net/unix
    ;;
  *) exit 0 ;; # of another computer
esac
