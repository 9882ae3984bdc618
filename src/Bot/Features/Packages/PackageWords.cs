using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Packages;

/// <summary>How a package's way is said.</summary>
internal static class PackageWords
{
    public const string Clause = "記 第2-7(2)";

    public static Reply Gone() =>
        Reply.Sentence("この半期の送付は、現在の配置では表示できません。「半期の送付」と送信すると、今の一覧が表示されます。");

    public static string Of(PackageState state) =>
        state switch
        {
            PackageState.NotSent => "未送付",
            PackageState.OnItsWay => "送付済み",
            PackageState.Entered => "済み",
            PackageState.Arrived => "到着",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>送付　10月5日（月）　電子データ／到着　10月7日（水）.</summary>
    public static string Of(DispatchLeg leg, DateOnly today) =>
        leg.SentOn is not { } sent ? "未送付"
        : leg.ReceivedOn is { } received
            ? $"送付　{JapaneseDate.Short(sent, today)}　{leg.Means}　到着　{JapaneseDate.Short(received, today)}"
        : $"送付　{JapaneseDate.Short(sent, today)}　{leg.Means}　到着の入力なし";

    /// <summary>Where it is, in one line of a list.</summary>
    public static string Where(HalfYearDispatch? newest, DateOnly today)
    {
        if (newest is null)
        {
            return "";
        }

        if (newest.TakenBack is { } back)
        {
            return $"{JapaneseDate.Short(back.Day, today)}に取下げ";
        }

        var last = newest.Legs.Last(l => l.SentOn is not null); // The first leg was sent.
        return last.ReceivedOn is { } received
            ? $"{last.To.Name}に{JapaneseDate.Short(received, today)}到着"
            : $"{last.To.Name}宛てに{JapaneseDate.Short(last.SentOn!.Value, today)}送付"; // Chosen by it.
    }

    /// <summary>Late is said, and stops nothing.</summary>
    public static string Due(DateOnly nominal, DateOnly? sentOn, DateOnly today) =>
        sentOn is { } sent
            ? sent > nominal
                ? $"期日　{JapaneseDate.Long(nominal)}　期日後の送付"
                : $"期日　{JapaneseDate.Long(nominal)}"
            : today > nominal
                ? $"期日　{JapaneseDate.Long(nominal)}　{today.DayNumber - nominal.DayNumber}日経過。送付はいつでも入力できます。"
                : $"期日　{JapaneseDate.Long(nominal)}";
}
