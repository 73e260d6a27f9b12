using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Cache.Storage;

/// <summary>
/// The runs of a suite's search in progress, in a file beside the suite's entry. Builds that go on with the search read them, so that nothing is run twice. The
/// file is compressed, and its format has a checksum. One that cannot be read counts as missing: the search begins anew.
/// </summary>
/// <param name="directory">The cache's directory.</param>
/// <param name="files">The file system.</param>
internal sealed class SearchRuns(string directory, IFileSystem files)
{
    // A file of 100 runs of 10,000 tests takes less than this. A larger one was not written by Amorsize.
    private const int MaxBytes = 1 << 26;

    // Ten times the runs above. A small file may unzip to more than the memory holds.
    private const int MaxUnzippedBytes = 1 << 28;

    // In bytes: the size of the buffer by which a file is unzipped.
    private const int PartBytes = 1 << 16;

    /// <summary>The runs under the conditions of this build, and the measurements that were refused; none if there is no file, or only one of other conditions.</summary>
    public (IReadOnlyList<RecordedRun> Runs, Refusals Refusals) Read(LookUpRequest request)
    {
        byte[]? bytes = null;
        AtomicFile.Attempt(() => bytes = files.Read(PathOf(request), MaxBytes));
        try
        {
            return bytes is not null && JsonMembers.Read<RecordedRuns>(Decompress(bytes), RecordedRunsJson.Map) is var runs && runs.Conditions == ConditionsOf(request) ? (runs.ToRuns(), runs.Refusals) : ([], default);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or JsonException or InvalidOperationException)
        {
            return ([], default);
        }
    }

    /// <summary>Stores the runs. If they cannot be written, the next build makes them again.</summary>
    public void Store(LookUpRequest request, IReadOnlyList<RecordedRun> runs, Refusals refusals = default)
    {
        var content = Compress(JsonMembers.Write<RecordedRuns>(RecordedRuns.Of(ConditionsOf(request), runs) with { Refusals = refusals }, RecordedRunsJson.Map));
        AtomicFile.Attempt(() => files.Publish(PathOf(request), content));
    }

    /// <summary>Deletes the runs of a search that has ended.</summary>
    public void Delete(LookUpRequest request) => AtomicFile.Attempt(() => files.Delete(PathOf(request)));

    private string PathOf(LookUpRequest request) => CacheLayout.RunsOf(CacheLayout.PathOf(directory, request.Key, request.Machine));

    private static string ConditionsOf(LookUpRequest request) => Checksum.Of(Encoding.UTF8.GetBytes(string.Join('\n', request.Fields.Select(field => $"{field.Name}={field.Value}"))));

    private static byte[] Compress(byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest))
            zip.Write(content);
        return buffer.ToArray();
    }

    private static byte[] Decompress(byte[] content)
    {
        using var unzipped = new MemoryStream();
        using var zip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        var part = new byte[PartBytes];
        while (zip.Read(part) is > 0 and var length)
        {
            if (unzipped.Length + length > MaxUnzippedBytes)
                throw new InvalidDataException($"It unzips to more than {MaxUnzippedBytes >> 20} MiB.");
            unzipped.Write(part, 0, length);
        }
        return unzipped.ToArray();
    }
}
