namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>
/// The style of a picture. In a page it takes the colours from the page's CSS variables; a file follows the reader's light or dark mode and
/// prints light.
/// </summary>
internal static class ChartStyle
{
    private const string Light = "--ink:#1d1f23;--dim:#5c5f66;--rule:#dcdad3;--blue:#1f55b5;--red:#a8281c;--rose:#fbe9e6;--amber:#6b5200;--back:#fcfcfa";
    private const string Dark = "--ink:#e6e7e9;--dim:#a3a8b1;--rule:#363a42;--blue:#8db4ff;--red:#ff9d8f;--rose:#3a1d1a;--amber:#e5c568;--back:#16181c";
    private const string Page =
        "--ink:var(--text,#1d1f23);--dim:var(--quiet,#5c5f66);--rule:var(--line,#dcdad3);--blue:var(--accent,#1f55b5);--red:var(--bad,#a8281c);"
        + "--rose:var(--bad-ground,#fbe9e6);--amber:var(--open,#6b5200);--back:var(--ground,#fcfcfa)";

    private const string Rules = """
        .rc{max-width:100%;height:auto;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;font-variant-numeric:tabular-nums}
        .rc text{fill:var(--dim);stroke:var(--back);stroke-width:3.5px;paint-order:stroke;stroke-linejoin:round}.rc path,.rc line{fill:none;stroke-linejoin:round;stroke-linecap:round}
        .rc .rc-title{fill:var(--ink);font-weight:600;font-size:13px}.rc .rc-tick{font-size:11px}.rc text.rc-ink{fill:var(--ink);font-weight:600}.rc .rc-on text,.rc text.rc-on{stroke:none}
        .rc-grid{stroke:var(--rule);stroke-width:.7}.rc-base{stroke:var(--dim);stroke-width:.8}.rc-ground{fill:var(--back)}
        .rc-asked{stroke:var(--dim);stroke-width:1.6;stroke-dasharray:1 4}.rc-plan{stroke:var(--dim);stroke-width:1.2;stroke-dasharray:1 6;opacity:.6}.rc-main{stroke:var(--blue);stroke-width:2.2}
        .rc-second{stroke:var(--blue);stroke-width:1.2}.rc-third{stroke:var(--blue);stroke-width:1.2;stroke-dasharray:4 3;opacity:.85}
        .rc-dot{fill:var(--blue)}.rc-ring{fill:var(--back);stroke:var(--blue);stroke-width:1.6}.rc path.rc-again{fill:var(--back);stroke:var(--blue);stroke-width:1.6}
        .rc-limit{stroke:var(--red);stroke-width:1.2;stroke-dasharray:7 4}.rc-fail{fill:var(--rose);opacity:.8}.rc path.rc-cloud{fill:var(--dim);opacity:.2}
        .rc-miss{stroke:var(--red);stroke-width:2.4}.rc-earlier{stroke:var(--red);stroke-width:1.2}.rc-pace{stroke:var(--dim);stroke-width:1;stroke-dasharray:1 3}.rc-broke{stroke:var(--red);stroke-width:1.4}.rc-cut{stroke:var(--amber);stroke-width:1.4;stroke-dasharray:2 4}
        .rc text.rc-red{fill:var(--red)}.rc text.rc-bold{fill:var(--red);font-weight:650;font-size:13px}.rc text.rc-amber{fill:var(--amber);font-weight:600}
        .rc text.rc-blue{fill:var(--blue)}.rc .rc-strong{font-weight:600}
        """;

    // A page has both widths and shows one of them; a file has only one.
    private const string Widths =
        ".rc-narrow{display:none}@media screen and (max-width:40rem){.rc-wide{display:none}.rc-narrow{display:inline}}";

    public static string Create(bool alone) => alone
        ? $".rc{{{Light}}}@media (prefers-color-scheme:dark){{.rc{{{Dark}}}}}@media print{{.rc{{{Light}}}}}{Rules}"
        : $".rc{{{Page}}}{Rules}{Widths}";
}
