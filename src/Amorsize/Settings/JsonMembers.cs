using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>
/// The members of one JSON object. A type lists its members once, in a <see cref="Mapping{T}"/> that both reads and writes them, so that each name and each
/// range is written down once. A member is validated when it is read; the <see cref="FormatException"/> of an invalid one contains its name.
/// </summary>
/// <remarks>
/// This type replaces the serializer of System.Text.Json. A build after an edit reads the cached results in a new process, which would have to compile the
/// serializer first. Ten entries of 6 KB took 39 ms of CPU time with these mappings, 61 ms with a source-generated context over plain classes and 80 ms with
/// one over records (medians of 20 processes: Release build, .NET 10, Linux x64, 2 busy processors). Amorsize may add at most 150 ms of work
/// to such a build. It added 132 ms with 100 workloads: tests/Amorsize.Benchmarks/results/builds.md.
/// </remarks>
internal readonly struct JsonMembers
{
    // Number of decimal digits to which times are rounded in the file: microseconds to the picosecond, milliseconds to the microsecond.
    private const int MicrosecondsDigits = 6;
    private const int MillisecondsDigits = 3;

    // The largest values accepted from a file, 31 years, 11 days and 1 PB; a file with greater ones is corrupt.
    public const double MaxMicroseconds = 1e15;
    private const double MaxMilliseconds = 1e9;
    private const double MaxBytes = 1e15;

    private readonly JsonElement source;
    private readonly Utf8JsonWriter? target;

    private JsonMembers(JsonElement source, Utf8JsonWriter? target)
    {
        this.source = source;
        this.target = target;
    }

    /// <summary>
    /// Passes each member of a <typeparamref name="T"/> to <paramref name="json"/>, which reads or writes it. One mapping serves both directions, so that reading
    /// and writing cannot differ.
    /// </summary>
    /// <param name="json">The JSON object to read from or to write to.</param>
    /// <param name="value">The value to write; <see langword="default"/> when reading.</param>
    /// <returns>The value that was read. When writing, the caller ignores the result.</returns>
    public delegate T Mapping<T>(JsonMembers json, T? value);

    /// <summary>True while an object is read, false while it is written.</summary>
    public bool IsReading => target is null;

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, Mapping<T> mapping)
    {
        using var document = JsonDocument.Parse(utf8);
        return Read(document.RootElement, mapping);
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static T Read<T>(JsonElement json, Mapping<T> mapping) => mapping(new(json, null), default);

    public static byte[] Write<T>(T value, Mapping<T> mapping)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, value, mapping);
        return buffer.ToArray();
    }

    public static void Write<T>(Utf8JsonWriter json, T value, Mapping<T> mapping)
    {
        json.WriteStartObject();
        mapping(new(default, json), value);
        json.WriteEndObject();
    }

    /// <summary>Whether an optional member is in the object: when reading, whether it was found; when writing, <paramref name="isWritten"/>.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="isWritten">Whether the member is to be written; ignored when reading.</param>
    public bool Has(string name, bool isWritten) => IsReading ? source.TryGetProperty(name, out _) : isWritten;

    /// <summary>When reading, throws a <see cref="FormatException"/> unless a condition holds that concerns more than one member.</summary>
    public void Require(bool holds, string defect)
    {
        if (IsReading && !holds)
            throw new FormatException(defect);
    }

    public string Text(string name, string? value)
    {
        if (target is null)
            return source.GetText(name);
        target.WriteString(name, value);
        return value!;
    }

    public bool Flag(string name, bool? value)
    {
        if (target is null)
            return source.GetFlag(name);
        target.WriteBoolean(name, value.GetValueOrDefault());
        return value.GetValueOrDefault();
    }

    public int Int32(string name, int? value, int min = 0, int max = int.MaxValue)
    {
        if (target is null)
            return source.GetInt32In(name, min, max);
        target.WriteNumber(name, value.GetValueOrDefault());
        return value.GetValueOrDefault();
    }

    public double Number(string name, double? value, double min, double max, int digits)
    {
        if (target is null)
            return source.GetDoubleIn(name, min, max);
        target.WriteNumber(name, Math.Round(value.GetValueOrDefault(), digits));
        return value.GetValueOrDefault();
    }

    public long Bytes(string name, long? value)
    {
        if (target is null)
            return (long)source.GetDoubleIn(name, 0, MaxBytes);
        target.WriteNumber(name, value.GetValueOrDefault());
        return value.GetValueOrDefault();
    }

    public double Microseconds(string name, double? value, double max = MaxMicroseconds) => Number(name, value, 0, max, MicrosecondsDigits);

    public TimeSpan Milliseconds(string name, TimeSpan? value, double min = 0, double max = MaxMilliseconds) =>
        TimeSpan.FromMilliseconds(Number(name, value?.TotalMilliseconds, min, max, MillisecondsDigits));

    public DateTimeOffset Time(string name, DateTimeOffset? value)
    {
        if (target is null)
            return source.GetTime(name);
        target.WriteString(name, value.GetValueOrDefault().UtcDateTime);
        return value.GetValueOrDefault();
    }

    public TEnum Choice<TEnum>(string name, TEnum? value)
        where TEnum : struct, Enum
    {
        if (target is null)
            return source.GetEnum<TEnum>(name);
        target.WriteString(name, value.GetValueOrDefault().ToString());
        return value.GetValueOrDefault();
    }

    public IReadOnlyList<string> Texts(string name, IReadOnlyList<string>? value)
    {
        if (target is null)
            return source.GetTexts(name);
        target.WriteStartArray(name);
        foreach (var text in value!)
            target.WriteStringValue(text);
        target.WriteEndArray();
        return value;
    }

    /// <summary>An array of times in microseconds.</summary>
    public IReadOnlyList<double> Times(string name, IReadOnlyList<double>? value)
    {
        if (target is null)
            return source.GetDoublesIn(name, 0, MaxMicroseconds);
        target.WriteStartArray(name);
        foreach (var time in value!)
            target.WriteNumberValue(Math.Round(time, MicrosecondsDigits));
        target.WriteEndArray();
        return value;
    }

    public T Object<T>(string name, T? value, Mapping<T> mapping)
    {
        if (target is null)
            return Read(source.GetMember(name, JsonValueKind.Object), mapping);
        target.WritePropertyName(name);
        Write(target, value!, mapping);
        return value!;
    }

    public IReadOnlyList<T> Objects<T>(string name, IReadOnlyList<T>? value, Mapping<T> mapping, int maxCount = int.MaxValue)
    {
        if (target is null)
        {
            var array = source.GetMember(name, JsonValueKind.Array);
            if (array.GetArrayLength() > maxCount)
                throw new FormatException($"'{name}' has more than {maxCount} elements");
            // A loop instead of LINQ, since the just-in-time compiler would have to compile the LINQ methods again for each T.
            var elements = new List<T>(array.GetArrayLength());
            foreach (var element in array.EnumerateArray())
                elements.Add(Read(element, mapping));
            return elements;
        }
        target.WriteStartArray(name);
        foreach (var element in value!)
            Write(target, element, mapping);
        target.WriteEndArray();
        return value;
    }

    /// <summary>An object with arbitrary member names, whose values are strings.</summary>
    public IEnumerable<KeyValuePair<string, string>> NamedTexts(string name, IEnumerable<KeyValuePair<string, string>>? value, int maxCount)
    {
        if (target is null)
        {
            var texts = source.GetNamedTexts(name);
            return texts.Count <= maxCount ? texts : throw new FormatException($"'{name}' has more than {maxCount} members");
        }
        target.WriteStartObject(name);
        foreach (var (key, text) in value!)
            target.WriteString(key, text);
        target.WriteEndObject();
        return value;
    }
}
