-- What is too much for one transaction is done in parts, and each part is
-- an act that is complete in itself; 'whole' is the first part's id.
ALTER TABLE act ADD COLUMN whole INTEGER;
CREATE INDEX act_whole ON act (whole, id) WHERE whole IS NOT NULL;
