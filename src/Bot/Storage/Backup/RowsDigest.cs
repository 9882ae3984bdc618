using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace KobanBot.Bot.Storage.Backup;

/// <summary>
/// One number for many rows, whatever their order: the sum of the SHA-256 of each, modulo 2 to the power of 256. It needs no memory, and a service
/// may list its rows as it likes.
/// </summary>
internal sealed class RowsDigest
{
    private static readonly BigInteger Modulus = BigInteger.One << 256;

    private BigInteger _sum;

    public long Rows { get; private set; }

    public string Hash => _sum.ToString("x65", System.Globalization.CultureInfo.InvariantCulture)[^64..];

    /// <param name="line">A row as <see cref="RowLine"/> writes it.</param>
    public void Add(string line)
    {
        Rows++;
        _sum = (_sum + new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes(line)), isUnsigned: true)) % Modulus;
    }
}
