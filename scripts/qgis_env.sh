# For sourcing: what every call of QGIS from this checkout needs, whatever shell it is called from.
# A virtual environment, conda or pyenv puts another Python first: QGIS would take its libraries and end in a
# segmentation fault, or in the coordinate systems of another PROJ. So QGIS sees the system's paths, and no settings of
# another Python; a variable that points into an environment which QGIS is no part of is dropped.

qgis_program() {  # qgis_program NAME…: the path of the first of these programs that there is
    local name
    for name in "$@"; do
        command -v "$name" && return
    done
    echo "QGIS is not there: none of $*" >&2
    return 1
}

clean_environment() {  # clean_environment PROGRAM: as for a fresh shell of a user who has only this QGIS
    local home name
    home=$(dirname "$(dirname "$1")")
    for name in $(compgen -e | grep -E '^(PYTHON|PYENV|CONDA|_CE_)' || true) VIRTUAL_ENV; do
        unset "$name"
    done
    for name in PROJ_DATA PROJ_LIB GDAL_DATA GDAL_DRIVER_PATH QT_PLUGIN_PATH QT_QPA_PLATFORM_PLUGIN_PATH LD_LIBRARY_PATH; do
        case "${!name:-}" in
            "" | /usr/share/* | /usr/lib/* | "$home"/*) ;;
            *) unset "$name" ;;
        esac
    done
    export PATH=$(dirname "$1"):/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin
}

isolated_profile() {  # isolated_profile FOLDER: an empty QGIS profile in which a plugin care_areas is switched on
    local profile=$1/profiles/default settings
    mkdir -p "$profile/QGIS" "$profile/python/plugins" "$1/run"
    chmod 700 "$1/run"
    for settings in QGIS3.ini QGIS4.ini; do  # QGIS 4 reads a file of its own
        [ -s "$profile/QGIS/$settings" ] || printf '[PythonPlugins]\ncare_areas=true\nprocessing=true\n' >"$profile/QGIS/$settings"
    done
    export QGIS_CUSTOM_CONFIG_PATH=$1 XDG_RUNTIME_DIR=$1/run
}
