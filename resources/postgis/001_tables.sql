-- Versions of the public address register. There is no table of clients, and none belongs here.
-- :srid is the coordinate system of the municipality's layers, 3006 for instance.
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE SCHEMA care_areas;

CREATE TABLE care_areas.schema_version (
    version integer PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE care_areas.register_version (
    version text PRIMARY KEY CHECK (version <> ''),
    number bigint GENERATED ALWAYS AS IDENTITY,
    valid_from date NOT NULL,
    valid_to date CHECK (valid_to >= valid_from),
    content_sha256 text NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT now(),
    loaded_in xid8 NOT NULL DEFAULT pg_current_xact_id()
);
COMMENT ON COLUMN care_areas.register_version.number IS 'Of two versions that begin the same day the later one counts';
COMMENT ON COLUMN care_areas.register_version.loaded_in IS 'The transaction that made it: no other one can add to it';

CREATE TABLE care_areas.area (
    version text NOT NULL REFERENCES care_areas.register_version,
    omrade_kod text NOT NULL CHECK (omrade_kod <> ''),
    omrade_namn text NOT NULL,
    utforare text NOT NULL CHECK (utforare <> ''),
    utforare_typ text,
    telefon text,
    url text,
    geom geometry(MultiPolygon, :srid) NOT NULL,
    PRIMARY KEY (version, omrade_kod)
);

CREATE TABLE care_areas.address (
    version text NOT NULL,
    objektidentitet text NOT NULL CHECK (objektidentitet <> ''),
    adress text NOT NULL,
    postnummer text,
    postort text,
    kommunkod text,
    omrade_kod text NOT NULL,
    utforare text NOT NULL CHECK (utforare <> ''),
    utforare_typ text,
    telefon text,
    url text,
    geom geometry(Point, :srid) NOT NULL,
    PRIMARY KEY (version, objektidentitet),
    FOREIGN KEY (version, omrade_kod) REFERENCES care_areas.area
);
CREATE INDEX address_geom ON care_areas.address USING gist (geom);
CREATE INDEX area_geom ON care_areas.area USING gist (geom);
CREATE INDEX address_label ON care_areas.address (version, lower(adress) text_pattern_ops);

-- What has been published stays as it was: rows can be added only by the transaction that made their version.
CREATE FUNCTION care_areas.refuse_sealed() RETURNS trigger LANGUAGE plpgsql SET search_path = care_areas, pg_temp AS $$
DECLARE
    closed text;
BEGIN
    SELECT v.version INTO closed FROM added JOIN care_areas.register_version v USING (version)
    WHERE v.loaded_in <> pg_current_xact_id() LIMIT 1;
    IF closed IS NOT NULL THEN
        RAISE EXCEPTION 'Version % of the register is complete. Load a new version instead.', closed;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER sealed AFTER INSERT ON care_areas.address REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION care_areas.refuse_sealed();
CREATE TRIGGER sealed AFTER INSERT ON care_areas.area REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION care_areas.refuse_sealed();
