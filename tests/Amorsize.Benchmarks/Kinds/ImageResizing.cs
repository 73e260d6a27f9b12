using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>Photos that are decoded, resized and encoded again by ImageSharp, which runs parts of an image in parallel by itself.</summary>
internal readonly struct ImageResizing : IComputation<byte[], long>
{
    private const int Width = 800;
    private const int Height = 600;

    public static KindFacts Facts { get; } = new("image-resizing", "32 photos of 800 x 600 pixels, made a quarter as wide: long items with large buffers, and a library with workers of its own", Nature.CpuBound);

    public static byte[][] Items
    {
        get
        {
            var random = new Random(6);
            return [.. Enumerable.Range(0, 32).Select(_ => Photo(random))];
        }
    }

    [Workload("image-resizing", Items = nameof(Items))]
    public static long Run(byte[] item)
    {
        using var image = Image.Load(item);
        image.Mutate(context => context.Resize(Width / 4, Height / 4));
        using var small = new MemoryStream();
        image.SaveAsJpeg(small);
        return small.Length;
    }

    // A gradient with noise, so that the encoded photo has many details.
    private static byte[] Photo(Random random)
    {
        using var image = new Image<Rgb24>(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
                image[x, y] = new((byte)(x / 4), (byte)(y / 3), (byte)random.Next(64));
        }
        using var encoded = new MemoryStream();
        image.SaveAsJpeg(encoded);
        return encoded.ToArray();
    }
}
