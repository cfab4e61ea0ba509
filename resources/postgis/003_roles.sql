-- Two roles without login, to be granted to people and services: readers see what is in force, editors add versions and
-- decide when one ends. Nobody but the owner can change or remove what has been published.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'care_areas_reader') THEN
        CREATE ROLE care_areas_reader NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'care_areas_editor') THEN
        CREATE ROLE care_areas_editor NOLOGIN;
    END IF;
END $$;
REVOKE ALL ON SCHEMA care_areas FROM PUBLIC;
GRANT USAGE ON SCHEMA care_areas TO care_areas_reader, care_areas_editor;
GRANT SELECT ON care_areas.version_in_force, care_areas.omraden, care_areas.adress_utforare
    TO care_areas_reader, care_areas_editor;
GRANT EXECUTE ON FUNCTION care_areas.register_on(date) TO care_areas_reader, care_areas_editor;
GRANT SELECT ON care_areas.schema_version, care_areas.register_version, care_areas.area, care_areas.address
    TO care_areas_editor;
GRANT INSERT (version, valid_from, valid_to, content_sha256), UPDATE (valid_to) ON care_areas.register_version
    TO care_areas_editor;
GRANT INSERT ON care_areas.area, care_areas.address TO care_areas_editor;
