/* Scenes of the test programs. */
#ifndef SCENES_H
#define SCENES_H

/* Two cars on crossing roads that meet after less than a second. */
static const char CROSSING[] =
    "schema = \"accuscene/scene/1\"\n"
    "name = \"crossing\"\n"
    "[options]\n"
    "duration = \"1.2 s\"\n"
    "[[vehicles]]\n"
    "id = \"north\"\n"
    "mass = \"1400 kg\"\n"
    "dimensions = { length = \"4.4 m\", width = \"1.8 m\", wheelbase = \"2.6 m\" }\n"
    "start = { position = [\"0 m\", \"-15 m\"], heading = \"90 deg\", speed = \"50 km/h\" }\n"
    "[[vehicles]]\n"
    "id = \"east\"\n"
    "mass = \"1200 kg\"\n"
    "dimensions = { length = \"4.0 m\", width = \"1.7 m\", wheelbase = \"2.5 m\" }\n"
    "start = { position = [\"-15 m\", \"0 m\"], heading = \"0 deg\", speed = \"50 km/h\" }\n";

/* Three mistakes: a negative mass, a length in kilograms, and a field that does not exist. */
static const char BROKEN[] =
    "schema = \"accuscene/scene/1\"\n"
    "[[vehicles]]\n"
    "id = \"bullet\"\n"
    "mass = \"-1400 kg\"\n"
    "dimensions = { length = \"4.4 kg\", width = \"1.8 m\", wheelbase = \"2.6 m\" }\n"
    "start = { position = [\"0 m\", \"0 m\"], heading = \"0 deg\", speeed = \"50 km/h\" }\n";

#endif
