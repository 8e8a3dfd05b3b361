-- Whoever listens hears of a data version when it is committed (lib/store/listen-for-versions.ts). The semicolons of the function are written as
-- \073, since a script is cut at each of the others.
CREATE FUNCTION "announceVersion"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN NOTIFY "broadtape_version"\073 RETURN NULL\073 END';

CREATE TRIGGER "announceVersion" AFTER INSERT ON "DataVersion" FOR EACH ROW EXECUTE FUNCTION "announceVersion"();
