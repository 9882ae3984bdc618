using System.Security.Cryptography;

namespace KobanBot.Bot.Documents;

/// <summary>The file that a form is made with.</summary>
/// <param name="Digest">By which an issued form names it.</param>
internal sealed record FormTemplate(byte[] Bytes, string Digest)
{
    public static FormTemplate Of(byte[] bytes) => new(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]);
}
