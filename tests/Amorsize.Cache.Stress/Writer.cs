using Amorsize.Cache.Layers;
using Amorsize.Cache.Tests;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Stress;

/// <summary>Stores large entries until the process is killed, and writes the number of each stored entry.</summary>
internal sealed class Writer(string directory)
{
    private static readonly string filler = new('x', 900 * 1024);

    public void Run()
    {
        var cache = new ResultCache(directory, TimeProvider.System, new LocalFileSystem());
        var first = cache.LookUp(Sample.Request).Entry is { } last ? int.Parse(last.Profile.Reason) + 1 : 1;
        for (var serial = first; ; serial++)
        {
            var entry = Sample.Entry($"{serial}");
            cache.Store(entry.With(entry.Profile with { Warnings = [filler] }) with { CreatedAt = DateTimeOffset.UtcNow });
            Console.WriteLine(serial);
        }
    }
}
