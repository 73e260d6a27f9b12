using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>
/// The members of one JSON object. A type lists its members once, in a <see cref="Mapping{T}"/> that both reads and writes them, so that each name and each
/// range stands in one place. A member is validated when it is read: its <see cref="FormatException"/> names it.
/// </summary>
/// <remarks>
/// The serializer of System.Text.Json is not used here, because a build after an edit looks its results up in a fresh process and would have to compile
/// that code first. Ten entries of 6 KB took 39 ms of CPU time with these mappings, 61 ms with a source-generated context over plain classes and 80 ms with
/// one over records (medians of 20 processes: Release build, .NET 10, Linux x64, 2 busy processors). Our own work in such a build is limited to 150 ms, of
/// which it took 132 ms with 100 workloads: tests/Amorsize.Benchmarks/results/builds.md.
/// </remarks>
internal readonly struct JsonMembers
{
    // Decimal digits that are stored of a time: microseconds to the picosecond, milliseconds to the microsecond.
    private const int MicrosecondsDigits = 6;
    private const int MillisecondsDigits = 3;

    // A file with greater values is corrupt: 31 years, 11 days and 1 PB.
    private const double MaxMicroseconds = 1e15;
    private const double MaxMilliseconds = 1e9;
    private const double MaxBytes = 1e15;

    private readonly JsonElement source;
    private readonly Utf8JsonWriter? target;

    private JsonMembers(JsonElement source, Utf8JsonWriter? target)
    {
        this.source = source;
        this.target = target;
    }

    /// <summary>Lists the members of a <typeparamref name="T"/>.</summary>
    /// <param name="json">The members: to be read or to be written.</param>
    /// <param name="value">The value to write; <see langword="default"/> when reading.</param>
    /// <returns>The value that was read; when writing, a copy without use.</returns>
    public delegate T Mapping<T>(JsonMembers json, T? value);

    /// <summary>Whether the members are read, not written.</summary>
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

    /// <summary>Whether a member that may be left out is there.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="isWritten">Whether to write it.</param>
    public bool Has(string name, bool isWritten) => IsReading ? source.TryGetProperty(name, out _) : isWritten;

    /// <summary>Refuses what was read unless a condition holds that concerns more than one member.</summary>
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

    /// <summary>A list of times in microseconds.</summary>
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
            // No LINQ here: it would have to be compiled anew for each T.
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

    /// <summary>An object whose members are names of its own, each with a text.</summary>
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
