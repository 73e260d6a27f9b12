using Amorsize.Cache.Stress;

// A process that uses a cache, for tests and scripts that run several at once, kill one or inject faults into one.

switch (args)
{
    case ["builds", var directory, var number, var count]:
        new Builds(directory, int.Parse(number), int.Parse(count)).Run();
        return 0;
    case ["write", var directory]:
        new Writer(directory).Run();
        return 0;
    case ["look-up" or "store" or "prune" or "hold", var directory]:
        new Probe(directory).Run(args[0], "new");
        return 0;
    case ["store", var directory, var name]:
        new Probe(directory).Run("store", name);
        return 0;
    default:
        Console.Error.WriteLine("builds DIRECTORY NUMBER COUNT | write DIRECTORY | look-up DIRECTORY | store DIRECTORY [NAME] | prune DIRECTORY | hold DIRECTORY");
        return 2;
}
