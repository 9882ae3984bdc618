using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Councils.Consulting;

/// <summary>The Japanese of 協議.</summary>
internal static class ConsultationWords
{
    /// <summary>Characters of 意見 that the result of a 協議 takes along; all of it stands with the answer.</summary>
    private const int MostOfOpinion = 80;

    public static string Of(ConsultationKind kind) =>
        kind switch
        {
            ConsultationKind.Establishment => "設置",
            ConsultationKind.Abolition => "廃止",
            ConsultationKind.Bylaw => "会則等の制定",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string ClauseOf(ConsultationKind kind) => kind == ConsultationKind.Bylaw ? "記 第2-1(2)" : "記 第2-2(3)";

    public static string Of(ConsultationAnswer answer) =>
        answer switch
        {
            ConsultationAnswer.NoObjection => "異議なし",
            ConsultationAnswer.Opinion => "意見あり",
            ConsultationAnswer.Again => "要再協議",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string StateOf(ConsultationRequest request) => request.Answer is { } answer ? Of(answer) : "回答待ち";

    /// <summary>協議の結果, as it stands in 設置の記録 and on the slip.</summary>
    public static string ResultOf(ConsultationRequest answered) =>
        answered.AnswerText.Length == 0
            ? StateOf(answered)
            : $"{StateOf(answered)}（{Cards.Shapes.Short(answered.AnswerText, MostOfOpinion)}）";
}
