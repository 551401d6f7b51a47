namespace Escalade.Atari.Games;

/// <summary>The games whose memory is known.</summary>
public static class AtariGames
{
    /// <summary>All games: the benchmark of Bellemare et al. 2013 and a few more.</summary>
    public static IReadOnlyList<AtariGame> All { get; } =
    [
        new("adventure", "4b27f5397c442d25f0c418ccdacf1926", "Bring a chalice home to the golden castle, past dragons.", () => new Adventure()),
        new("air-raid", "35be55426c1fec32dfb503b4f0651572", "Defend a city from bombers.", () => new AirRaid()),
        new("alien", "f1a0a23e6464d954e3a9579c4ccd01c8", "Collect eggs in a ship's corridors, chased by aliens.", () => new Alien()),
        new("amidar", "acb7750b4d0c4bd34969802a7deb2990", "Paint a grid of rectangles, chased by its guards.", () => new Amidar()),
        new("assault", "de78b3a064d374390ac0710f95edde92", "Shoot what a mother ship drops, without overheating.", () => new Assault()),
        new("asterix", "89a68746eff7f266bbf08de2483abe55", "Run along lanes and take what is good for you.", () => new Asterix()),
        new("asteroids", "ccbd36746ed4525821a8083b0d6d2c2c", "Turn, thrust and shoot rocks to pieces.", () => new Asteroids()),
        new("atlantis", "9ad36e699ef6f45d9eb6c4cf90475c9f", "Defend a sunken city with three guns.", () => new Atlantis()),
        new("bank-heist", "00ce0bdd43aed84a983bef38fe7f5ee3", "Rob banks of a maze of streets, with the police behind and fuel running out.", () => new BankHeist()),
        new("battle-zone", "41f252a66c6301f1e8ab3612c19bc5d4", "Drive a tank in the first person; aim and shoot.", () => new BattleZone()),
        new("beam-rider", "79ab4123a83dc11d468fb2108ea09e2e", "Shoot saucers from a ship that slides along five beams.", () => new BeamRider()),
        new("berzerk", "136f75c4dd02c29283752b7e5799f978", "Shoot robots in rooms with electric walls.", () => new Berzerk()),
        new("bowling", "c9b7afad3bfd922e006a6bfc1d4f3fe7", "Ten frames; the ball can be curved.", () => new Bowling()),
        new("boxing", "c3ef5c4653212088eda54dc91d787870", "Hit more often than the other boxer in two minutes.", () => new Boxing()),
        new("breakout", "f34f08e5eb96e500e851a80be3277a56", "Knock a wall of bricks away with a ball.", () => new Breakout()),
        new("carnival", "028024fb8e5e5f18ea586652f9799c96", "Shoot at a gallery before bullets run out.", () => new Carnival()),
        new("centipede", "91c2098e88a6b13f977af8c003e0bca5", "Shoot a centipede that winds down through mushrooms.", () => new Centipede()),
        new("chopper-command", "c1cb228470a87beb5f36e90ac745da26", "Protect a convoy from enemy aircraft.", () => new ChopperCommand()),
        new("crazy-climber", "55ef7b65066428367844342ed59f956c", "Climb a skyscraper while things fall on you.", () => new CrazyClimber()),
        new("defender", "0f643c34e40e3f1daafd9c524d3ffe64", "Fly both ways along a planet and save its people.", () => new Defender()),
        new("demon-attack", "f0e0addc07971561ab80d9abe1b8d333", "Shoot demons that split and dive.", () => new DemonAttack()),
        new("double-dunk", "368d88a6c071caba60b4f778615aae94", "Basketball, two against two.", () => new DoubleDunk()),
        new("elevator-action", "71f8bacfbdca019113f3f0801849057e", "Take documents from a building, by lifts and stairs.", () => new ElevatorAction()),
        new("enduro", "94b92a882f6dbaa6993a46e2dcc58402", "Overtake so many cars a day, through night, snow and fog.", () => new Enduro()),
        new("fishing-derby", "b8865f05676e64f3bec72b9defdacfa7", "Land 99 pounds of fish before the neighbour does.", () => new FishingDerby()),
        new("freeway", "8e0ab801b1705a740b476b7f588c6d16", "Lead a chicken across ten lanes of traffic, as often as time allows.", () => new Freeway()),
        new("frostbite", "4ca73eb959299471788f0b685c3ba0b5", "Build an igloo by leaping over drifting ice.", () => new Frostbite()),
        new("gopher", "c16c79aad6272baffb8aae9a7fff0864", "Keep a gopher from stealing three carrots.", () => new Gopher()),
        new("gravitar", "8ac18076d01a6b63acf6e2cab4968940", "Fly against gravity; shoot bunkers, pick up fuel.", () => new Gravitar()),
        new("hero", "fca4a5be1251927027f2c24774a02160", "Fly and blast down a mine to save miners.", () => new Hero()),
        new("ice-hockey", "a4c08c4994eb9d24fb78be1793e82e26", "Score goals, two against two, in three minutes.", () => new IceHockey()),
        new("jamesbond", "e51030251e440cffaab1ac63438b44ae", "Drive, dive and shoot through missions.", () => new Jamesbond()),
        new("journey-escape", "718ae62c70af4e5fd8e932fee216948a", "Bring a band to its vehicle through what is in the way, before time is up.", () => new JourneyEscape()),
        new("kaboom", "5428cdfada281c569c74c7308c7f2c26", "Catch falling bombs in buckets.", () => new Kaboom()),
        new("kangaroo", "4326edb70ff20d0ee5ba58fa5cb09d60", "Climb past apes that throw apples, to the little one.", () => new Kangaroo()),
        new("krull", "4baada22435320d185c95b7dd2bcdb24", "Fight through the film's scenes to the fortress.", () => new Krull()),
        new("kung-fu-master", "5b92a93b23523ff16e2789b820e2a4c5", "Kick and punch through the floors of a temple.", () => new KungFuMaster()),
        new("montezuma-revenge", "3347a6dd59049b15a38394aa2dafa585", "Find keys and treasures in a pyramid of deadly rooms.", () => new MontezumaRevenge()),
        new("ms-pacman", "87e79cd41ce136fd4f72cc6e2c161bee", "Eat all dots of a maze, chased by ghosts.", () => new MsPacman()),
        new("name-this-game", "36306070f0c90a72461551a7a4f3a209", "Guard a treasure from an octopus and a shark.", () => new NameThisGame()),
        new("phoenix", "7e52a95074a66640fcfde124fffd491a", "Shoot birds, then the ship behind them.", () => new Phoenix()),
        new("pitfall", "3e90cf23106f2e08b2781e41299de556", "Run and swing through the jungle for treasures, 20 minutes long.", () => new Pitfall()),
        new("pong", "60e0ea3cbe0913d39803477945e9e5ec", "Rally a ball past the computer's paddle: 21 points win.", () => new Pong()),
        new("pooyan", "4799a40b6e889370b7ee55c17ba65141", "Shoot balloons from under wolves.", () => new Pooyan()),
        new("private-eye", "ef3a4f64b6494ba770862768caf04b86", "Find clues and bring things back where they belong.", () => new PrivateEye()),
        new("qbert", "484b0076816a104875e00467d431c2d2", "Hop over every cube of a pyramid without being caught.", () => new Qbert()),
        new("riverraid", "393948436d1f4cc3192410bb918f9724", "Fly up a river; shoot, refuel, hit no bank.", () => new Riverraid()),
        new("road-runner", "ce5cc62608be2cd3ed8abd844efb8919", "Outrun the coyote and eat seed.", () => new RoadRunner()),
        new("robotank", "4f618c2429138e0280969193ed6c107e", "Lead tanks against squadrons, by radar, day and night.", () => new Robotank()),
        new("seaquest", "240bfbac5163af4df5ae713985386f92", "Bring divers up before the oxygen runs out; shoot sharks and submarines.", () => new Seaquest()),
        new("skiing", "b76fbadc8ffb1f83e2ca08b6fb4d6c9f", "Ski downhill through all gates, as fast as possible.", () => new Skiing()),
        new("solaris", "e72eb8d4410152bdcb69e7fba327b420", "Find a lost planet through sectors of space.", () => new Solaris()),
        new("space-invaders", "72ffbef6504b75e69ee1045af9075f66", "Shoot rows of invaders before they land.", () => new SpaceInvaders()),
        new("star-gunner", "a3c1c70024d7aabb41381adbfb6d3b25", "Shoot what flies over a planet.", () => new StarGunner()),
        new("tennis", "42cdd6a9e42a3639e190722b8ea3fc51", "Win a set.", () => new Tennis()),
        new("tetris", "b0e1ee07fbc73493eac5651a52f90f00", "Pack falling pieces into full rows.", () => new Tetris()),
        new("time-pilot", "fc2104dd2dadf9a6176c1c1c8f87ced9", "Shoot planes, era after era.", () => new TimePilot()),
        new("tutankham", "085322bae40d904f53bdcc56df0593fc", "Take treasures out of a tomb; shoot sideways only.", () => new Tutankham()),
        new("up-n-down", "a499d720e7ee35c62424de882a3351b6", "Drive over hills, jump on other cars, collect flags.", () => new UpNDown()),
        new("venture", "3e899eba0ca8cd2972da1ae5479b4f0d", "Carry treasures out of rooms full of monsters.", () => new Venture()),
        new("video-pinball", "107cc025334211e6d29da0b6be46aec7", "Keep a ball in play; nudge, but do not tilt.", () => new VideoPinball()),
        new("wizard-of-wor", "7e8aa18bc9502eb57daaf5e7c1e94da7", "Shoot monsters in a maze.", () => new WizardOfWor()),
        new("yars-revenge", "c5930d0e8cdae3e037349bfa08e871be", "Gnaw through a shield, then hit what is behind it.", () => new YarsRevenge()),
        new("zaxxon", "eea0da9b987d661264cce69a7c13c3bd", "Fly a fortress's length at the right height.", () => new Zaxxon()),
    ];

    /// <summary>Finds a game by its name, whatever the case and with hyphens or underscores; null if there is none.</summary>
    public static AtariGame? Find(string name) =>
        All.FirstOrDefault(game => game.Name.Equals(name.Replace('_', '-'), StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds the game that the Arcade Learning Environment knows a dump as; null if it knows none.</summary>
    public static AtariGame? OfDump(string md5) =>
        All.FirstOrDefault(game => game.Md5.Equals(md5, StringComparison.OrdinalIgnoreCase));
}
