namespace KobanBot.Core.Facts;

/// <summary>What stands in the place of words that were disposed of, so that nobody takes them for never entered.</summary>
public static class Disposed
{
    public const string Words = "廃棄済み";
}
