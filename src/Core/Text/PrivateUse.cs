using System.Globalization;
using System.Text;

namespace KobanBot.Core.Text;

/// <summary>外字: characters that each machine draws as it was told, or not at all.</summary>
public static class PrivateUse
{
    public static bool IsIn(string text) => text.EnumerateRunes().Any(r => Rune.GetUnicodeCategory(r) == UnicodeCategory.PrivateUse);
}
