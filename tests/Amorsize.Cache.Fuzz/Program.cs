using Amorsize.Cache.Fuzz.Oracle;
using SharpFuzz;

// The script eng/fuzz.sh starts this program. Without afl-fuzz it reads one input from the standard input, which replays a crash.
switch (args)
{
    case ["seeds", var target, var directory]:
        Seeds.Write(target, directory);
        return 0;
    case [var target] when Targets.All.TryGetValue(target, out var read):
        Fuzzer.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            read(input.ToArray());
        });
        return 0;
    default:
        var names = string.Join('|', Targets.All.Keys);
        Console.Error.WriteLine($"Usage: Amorsize.Cache.Fuzz {names}, or seeds {names} DIRECTORY");
        return 2;
}
