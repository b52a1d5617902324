CREATE TABLE greeting (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, words text NOT NULL);
INSERT INTO greeting (words) VALUES ('hello');
