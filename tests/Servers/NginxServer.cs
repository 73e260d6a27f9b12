using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Amorsize.Servers;

/// <summary>An nginx on this machine that stores the content of PUT requests in a folder, configured as a team would run it.</summary>
internal sealed class NginxServer : IDisposable
{
    // Attempts to connect, 25 ms apart: five seconds.
    private const int MaxAttempts = 200;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("amorsize-nginx-");
    private readonly Process process;

    private NginxServer(string program)
    {
        var port = FreePort();
        Address = new($"http://127.0.0.1:{port}/");
        Directory.CreateDirectory(Stored);
        File.WriteAllText(Path.Combine(root.FullName, "nginx.conf"), $$"""
            daemon off;
            master_process off;
            pid {{root.FullName}}/pid;
            error_log {{root.FullName}}/error.log;
            events { worker_connections 2048; }
            http {
              access_log {{root.FullName}}/access.log;
              client_body_temp_path {{root.FullName}}/body;
              proxy_temp_path {{root.FullName}}/proxy;
              fastcgi_temp_path {{root.FullName}}/fastcgi;
              uwsgi_temp_path {{root.FullName}}/uwsgi;
              scgi_temp_path {{root.FullName}}/scgi;
              server {
                listen 127.0.0.1:{{port}};
                root {{Stored}};
                client_max_body_size 64k;
                location / { dav_methods PUT; create_full_put_path on; }
              }
            }
            """);
        process = Process.Start(new ProcessStartInfo(program, ["-p", root.FullName, "-e", Path.Combine(root.FullName, "error.log"), "-c", Path.Combine(root.FullName, "nginx.conf")]))!;
    }

    public Uri Address { get; }

    /// <summary>The names of all stored files.</summary>
    public IReadOnlyList<string> Keys => [.. Directory.GetFiles(Stored, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    /// <summary>The method and the status of each request, such as <c>GET 404</c>.</summary>
    public IReadOnlyList<string> Requests =>
        [.. File.ReadAllLines(Path.Combine(root.FullName, "access.log")).Select(line => line.Split('"')).Select(parts => $"{parts[1].Split(' ')[0]} {parts[2].Trim().Split(' ')[0]}")];

    private string Stored => Path.Combine(root.FullName, "stored");

    /// <summary>Starts a server. Without nginx on the machine, the test is inconclusive.</summary>
    public static NginxServer Start()
    {
        var program = Find();
        if (program is null)
            Assert.Inconclusive("nginx is not installed on this machine. Install it to run this test (Debian: apt-get install nginx).");
        var server = new NginxServer(program);
        for (var attempt = 1; !server.Accepts(); attempt++)
        {
            if (attempt == MaxAttempts || server.process.WaitForExit(TimeSpan.FromMilliseconds(25)))
            {
                using (server)
                    Assert.Fail($"nginx does not start: {File.ReadAllText(Path.Combine(server.root.FullName, "error.log"))}");
            }
        }
        return server;
    }

    /// <summary>The file that stores the content of a key.</summary>
    public string FileOf(string key) => Path.Combine(Stored, "v1", key);

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        root.Delete(recursive: true);
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, "nginx"))
            .FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private bool Accepts()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
