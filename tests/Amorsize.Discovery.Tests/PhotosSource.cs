using System.Text;

namespace Amorsize.Discovery.Tests;

/// <summary>
/// A program whose one workload reaches code of every kind. It has places for unrelated code: <c>/*before*/</c> and <c>/*after*/</c> in the
/// workload's class, <c>/*first*/</c> and <c>/*last*/</c> beside this class.
/// </summary>
internal static class PhotosSource
{
    public const string Text = """
        namespace MyApp.Imaging
        {
            /*first*/
            public static class Photos
            {
                /*before*/
                public static IEnumerable<Photo> Samples => Enumerable.Range(0, 10).Select(i => (Photo)new Portrait(i + 100));

                [Workload("resize", Items = nameof(Samples), ItemCount = 500)]
                public static async Task<string> Resize(Photo photo)
                {
                    var limit = 1000;
                    var text = "literal";
                    Func<int, int> closure = x =>
                    {
                        Func<int, int> nested = y => y + limit + 11;
                        return nested(x) + 12;
                    };
                    var sum = Local(closure(3)) + Enumerable.Range(0, 4).Select(i => i * 13).Sum();
                    await Task.Yield();
                    text += "after await";
                    sum += Far.One(sum) + Numbers(5).Sum() + (int)Tables.Factor + Tables.Sum() + Primes()[2] + photo.Area();
                    var shape = new { Width = sum, Height = 14 };
                    sum += shape.Width + new Box<long>().Size() + Make<List<short>>().Count + Colours(Colour.Green);
                    sum += text switch { "one" => 15, "two" => 16, "three" => 17, "four" => 18, "five" => 19, "six" => 20, "seven" => 21, _ => 22 };
                    sum += Enumerable.Range(0, 3).Select(x => new { Width = x, Height = x }).Sum(w => w.Width);
                    IComparer<int> comparer = new Backwards();
                    Array.Sort([3, 1, 2], comparer);
                    try
                    {
                        sum += Attempt(() => 23);
                    }
                    catch (InvalidOperationException)
                    {
                        sum += 24;
                    }
                    return text + sum + Describe(Colour.Red) + Fixed() + Parse<Amount>() + new Derived().Inherited() + Pair<int>.Other(7);

                    int Local(int x) => x * 25;
                }

                static int Attempt(Func<int> work) => work();
                static int Fixed() { ReadOnlySpan<int> primes = [31, 37, 41]; return primes[1]; }
                static int[] Primes() => [53, 59, 61, 67, 71, 73];
                static string Describe(object value) => value.ToString() ?? "";
                static T Make<T>() where T : new() => new T();
                static int Parse<T>() where T : IMeasured<T> => T.Measure(26);
                static int Colours(Colour colour) => colour == Colour.Blue ? 27 : 28;
                static IEnumerable<int> Numbers(int count)
                {
                    for (var i = 0; i < count; i++)
                        yield return i * 29;
                }
                /*after*/
            }

            public abstract class Photo { public abstract int Area(); }
            public class Portrait(int width) : Photo { public override int Area() => width * 81; }
            public class Box<T> { public int Size() => Measure<T>() + 82; static int Measure<U>() => typeof(U).Name.Length + 83; }
            public class Backwards : IComparer<int> { public int Compare(int a, int b) => b - a + 84; }
            public enum Colour { Red = 1, Green = 2, Blue = 3 }
            public interface IMeasured<T> { static abstract int Measure(int by); }
            public struct Amount : IMeasured<Amount> { public static int Measure(int by) => by + 85; }
            public class Base { public int Inherited() => Overridden() + 86; protected virtual int Overridden() => 87; }
            public class Derived : Base { protected override int Overridden() => base.Overridden() + 88; }
            public static class Pair<T> { public static int Other(int x) => Lambdas(y => y + 89)(x); static Func<int, int> Lambdas(Func<int, int> f) => x => f(x) + 90; }
            public static class Far { public static int One(int x) => Two(x) + 91; static int Two(int x) => Further.Three(x) + 92; }
            public static class Further { public static int Three(int x) => x + 93; }
            public static class Tables
            {
                public static readonly double Factor = 9.4;
                static readonly int[] numbers = [1, 2, 3, 5, 8, 13, 21, 34, 55, 95];
                public static int Sum() => numbers.Sum();
            }
            /*last*/
        }
        """;

    /// <summary>The program with unrelated code in some of the places.</summary>
    public static string With(string? before = null, string? after = null, string? first = null, string? last = null) => new StringBuilder(Text)
        .Replace("/*before*/", before).Replace("/*after*/", after).Replace("/*first*/", first).Replace("/*last*/", last).ToString();

    /// <summary>The program with one text changed, which must occur in it once.</summary>
    public static string Changed(string from, string to)
    {
        Assert.AreEqual(2, Text.Split(from).Length, $"'{from}' does not occur in the source exactly once");
        return Text.Replace(from, to);
    }
}
