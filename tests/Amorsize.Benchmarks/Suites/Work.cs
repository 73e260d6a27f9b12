using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Amorsize.Benchmarks.Suites;

/// <summary>The work of the tests in measured suites. Each suite compiles this file, and the benchmark itself uses it to calibrate the amount of work.</summary>
public static class Work
{
    private static int inWork;

    /// <summary>Computes. The method is not optimised, as tests are compiled for debugging.</summary>
    [MethodImpl(MethodImplOptions.NoOptimization)]
    public static ulong Compute(long steps)
    {
        var x = 88172645463325252UL;
        for (var i = 0L; i < steps; i++)
        {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
        }
        return x;
    }

    /// <summary>Allocates arrays that become garbage at once.</summary>
    [MethodImpl(MethodImplOptions.NoOptimization)]
    public static long Allocate(long arrays)
    {
        var length = 0L;
        for (var i = 0L; i < arrays; i++)
            length += new byte[10_000].Length;
        return length;
    }

    /// <summary>Fails if another test runs it at the same time.</summary>
    public static void Alone()
    {
        if (!IsAlone())
            throw new InvalidOperationException("not alone");
    }

    /// <summary>Ends the process if another test runs it at the same time.</summary>
    public static void CrashUnlessAlone()
    {
        if (!IsAlone())
            Environment.FailFast("not alone");
    }

    /// <summary>Asks a server on this machine over TCP, which answers after some milliseconds.</summary>
    public static async Task AskServer(int milliseconds)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Serve(listener, milliseconds);
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        await client.GetStream().ReadExactlyAsync(new byte[1]);
        await serving;
    }

    /// <summary>Writes, reads and deletes small files in a folder of its own.</summary>
    public static void WriteFiles(int count)
    {
        var folder = Directory.CreateTempSubdirectory("amorsize-suite-");
        for (var file = 0; file < count; file++)
        {
            var path = Path.Combine(folder.FullName, file.ToString(CultureInfo.InvariantCulture));
            using (var stream = File.Create(path))
            {
                stream.Write(new byte[4096]);
                stream.Flush(flushToDisk: true);
            }
            File.ReadAllBytes(path);
        }
        folder.Delete(recursive: true);
    }

    private static async Task Serve(TcpListener listener, int milliseconds)
    {
        using var accepted = await listener.AcceptTcpClientAsync();
        await Task.Delay(milliseconds);
        await accepted.GetStream().WriteAsync(new byte[1]);
    }

    private static bool IsAlone()
    {
        var others = Interlocked.Increment(ref inWork) - 1;
        Thread.Sleep(100);
        Interlocked.Decrement(ref inWork);
        return others == 0;
    }
}
