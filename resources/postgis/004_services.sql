-- Street, number and name of the place, hours, and the providers of single services (utforare_…, valfri_… and what
-- belongs to them), as the register has them.
ALTER TABLE care_areas.address
    ADD COLUMN gata text, ADD COLUMN nummer text, ADD COLUMN popularnamn text, ADD COLUMN oppettider text,
    ADD COLUMN tjanster jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(tjanster) = 'object');
ALTER TABLE care_areas.area
    ADD COLUMN oppettider text,
    ADD COLUMN tjanster jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(tjanster) = 'object');

CREATE OR REPLACE VIEW care_areas.omraden AS
    SELECT a.omrade_kod, a.omrade_namn, a.utforare, a.utforare_typ, a.telefon, a.url,
           v.valid_from AS giltig_fran, v.valid_to AS giltig_till, v.version, a.geom, a.oppettider, a.tjanster
    FROM care_areas.area a JOIN care_areas.version_in_force v USING (version);

CREATE OR REPLACE VIEW care_areas.adress_utforare AS
    SELECT d.objektidentitet, d.adress, d.postnummer, d.postort, d.kommunkod, d.omrade_kod, a.omrade_namn, d.utforare,
           d.utforare_typ, d.telefon, d.url, v.valid_from AS giltig_fran, v.valid_to AS giltig_till, v.version, d.geom,
           d.gata, d.nummer, d.popularnamn, d.oppettider, d.tjanster
    FROM care_areas.address d JOIN care_areas.version_in_force v USING (version)
    JOIN care_areas.area a USING (version, omrade_kod);
