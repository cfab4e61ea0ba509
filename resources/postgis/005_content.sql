-- A version without areas or addresses answers nobody: it cannot be added, and one that is there never comes into force.
CREATE FUNCTION care_areas.has_content(of_version text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = care_areas, pg_temp AS $$
    SELECT EXISTS (SELECT FROM area a WHERE a.version = of_version)
       AND EXISTS (SELECT FROM address d WHERE d.version = of_version)
$$;
REVOKE ALL ON FUNCTION care_areas.has_content(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION care_areas.has_content(text) TO care_areas_reader, care_areas_editor;

CREATE FUNCTION care_areas.refuse_empty() RETURNS trigger LANGUAGE plpgsql SET search_path = care_areas, pg_temp AS $$
BEGIN
    IF NOT has_content(NEW.version) THEN
        RAISE EXCEPTION 'Version % of the register has no areas or no addresses. Nothing was added.', NEW.version;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER has_content AFTER INSERT ON care_areas.register_version
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION care_areas.refuse_empty();

CREATE OR REPLACE VIEW care_areas.version_in_force AS
    SELECT version, valid_from, valid_to FROM care_areas.register_version
    WHERE current_date >= valid_from AND (valid_to IS NULL OR current_date <= valid_to)
      AND care_areas.has_content(version)
    ORDER BY valid_from DESC, number DESC LIMIT 1;

CREATE OR REPLACE FUNCTION care_areas.register_on(day date)
    RETURNS TABLE (objektidentitet text, adress text, omrade_kod text, omrade_namn text, utforare text, telefon text,
                   version text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = care_areas, pg_temp AS $$
    SELECT d.objektidentitet, d.adress, d.omrade_kod, a.omrade_namn, d.utforare, d.telefon, d.version
    FROM address d JOIN area a USING (version, omrade_kod)
    WHERE d.version = (SELECT v.version FROM register_version v
                       WHERE day >= v.valid_from AND (v.valid_to IS NULL OR day <= v.valid_to)
                         AND has_content(v.version)
                       ORDER BY v.valid_from DESC, v.number DESC LIMIT 1)
$$;
