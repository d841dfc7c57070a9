# language: de
Funktionalität: Ein Laden

  Szenario: Äpfel werden gezählt
    Angenommen 2 Äpfel
    Wenn 1 Apfel dazukommt
    Aber keine Birne
    Dann sind es 3 Äpfel
