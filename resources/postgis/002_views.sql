-- What is in force: the version whose days include today, and of several the one that began last.
CREATE VIEW care_areas.version_in_force AS
    SELECT version, valid_from, valid_to FROM care_areas.register_version
    WHERE current_date >= valid_from AND (valid_to IS NULL OR current_date <= valid_to)
    ORDER BY valid_from DESC, number DESC LIMIT 1;

CREATE VIEW care_areas.omraden AS
    SELECT a.omrade_kod, a.omrade_namn, a.utforare, a.utforare_typ, a.telefon, a.url,
           v.valid_from AS giltig_fran, v.valid_to AS giltig_till, v.version, a.geom
    FROM care_areas.area a JOIN care_areas.version_in_force v USING (version);

CREATE VIEW care_areas.adress_utforare AS
    SELECT d.objektidentitet, d.adress, d.postnummer, d.postort, d.kommunkod, d.omrade_kod, a.omrade_namn, d.utforare,
           d.utforare_typ, d.telefon, d.url, v.valid_from AS giltig_fran, v.valid_to AS giltig_till, v.version, d.geom
    FROM care_areas.address d JOIN care_areas.version_in_force v USING (version)
    JOIN care_areas.area a USING (version, omrade_kod);

-- Who is or was responsible on a day, for letters and for looking back.
CREATE FUNCTION care_areas.register_on(day date)
    RETURNS TABLE (objektidentitet text, adress text, omrade_kod text, omrade_namn text, utforare text, telefon text,
                   version text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = care_areas, pg_temp AS $$
    SELECT d.objektidentitet, d.adress, d.omrade_kod, a.omrade_namn, d.utforare, d.telefon, d.version
    FROM address d JOIN area a USING (version, omrade_kod)
    WHERE d.version = (SELECT v.version FROM register_version v
                       WHERE day >= v.valid_from AND (v.valid_to IS NULL OR day <= v.valid_to)
                       ORDER BY v.valid_from DESC, v.number DESC LIMIT 1)
$$;
REVOKE ALL ON FUNCTION care_areas.register_on(date) FROM PUBLIC;
